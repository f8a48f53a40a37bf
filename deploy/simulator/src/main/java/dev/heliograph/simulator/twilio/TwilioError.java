package dev.heliograph.simulator.twilio;

/**
 * A refusal as Twilio words it.
 *
 * @param status of HTTP
 */
record TwilioError(int code, int status, String message) {
  static final TwilioError UNAUTHENTICATED = new TwilioError(20003, 401, "Authenticate");
  static final TwilioError METHOD_NOT_ALLOWED = new TwilioError(20004, 405, "Method not allowed");
  static final TwilioError NOT_COMPLETE =
      new TwilioError(20009, 409, "Cannot change this resource before it is complete");
  static final TwilioError TOO_MANY_REQUESTS = new TwilioError(20429, 429, "Too Many Requests");
  static final TwilioError INTERNAL =
      new TwilioError(20500, 500, "An internal server error has occurred");
  static final TwilioError UNAVAILABLE = new TwilioError(20503, 503, "Service unavailable");
  static final TwilioError UNSUBSCRIBED =
      new TwilioError(21610, 400, "Attempt to send to unsubscribed recipient");
  static final TwilioError NOT_CANCELABLE =
      new TwilioError(30409, 400, "This message cannot be canceled");

  static TwilioError badRequest(int code, String message) {
    return new TwilioError(code, 400, message);
  }

  static TwilioError invalid(String parameter) {
    return badRequest(20001, "Invalid parameter: " + parameter);
  }

  static TwilioError notFound(String path) {
    return new TwilioError(20404, 404, "The requested resource " + path + " was not found");
  }

  String moreInfo() {
    return "https://www.twilio.com/docs/errors/" + code;
  }
}
