package dev.heliograph.simulator.sns;

import dev.heliograph.simulator.web.Answer;

/** Answers in Amazon's XML. */
final class SnsXml {
  private static final String NAMESPACE = "http://sns.amazonaws.com/doc/2010-03-31/";

  private SnsXml() {}

  static Answer published(String messageId, Runnable afterwards) {
    return new Answer.Reply(
        200,
        """
        <PublishResponse xmlns="%s"><PublishResult><MessageId>%s</MessageId></PublishResult>\
        <ResponseMetadata><RequestId>simulated</RequestId></ResponseMetadata></PublishResponse>"""
            .formatted(NAMESPACE, messageId),
        afterwards);
  }

  static Answer error(int status, String code, String message) {
    return error(status, code, message, Answer.NOTHING);
  }

  static Answer error(int status, String code, String message, Runnable afterwards) {
    return new Answer.Reply(
        status,
        """
        <ErrorResponse xmlns="%s"><Error><Type>%s</Type><Code>%s</Code><Message>%s</Message></Error>\
        <RequestId>simulated</RequestId></ErrorResponse>"""
            .formatted(NAMESPACE, status < 500 ? "Sender" : "Receiver", code, message),
        afterwards);
  }
}
