package dev.heliograph.support.asyncapi;

import dev.heliograph.contracts.ContractJson;
import dev.heliograph.contracts.Topics;
import dev.heliograph.contracts.command.CancelRequested;
import dev.heliograph.contracts.command.RetryRequested;
import dev.heliograph.contracts.event.EventSchemas;
import dev.heliograph.contracts.message.OutboundMessage;
import dev.heliograph.contracts.message.ProviderReport;
import dev.heliograph.contracts.message.StatusChange;
import dev.heliograph.support.openapi.JsonSchemas;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** AsyncAPI 3.0 of every topic: made from {@link Topics}, the records and the golden files. */
final class AsyncApiDocument {
  private static final String SCHEMAS = "#/components/schemas/";

  private final ObjectNode document = ContractJson.mapper().createObjectNode();

  private AsyncApiDocument() {}

  static ObjectNode make() {
    var made = new AsyncApiDocument();
    made.document.put("asyncapi", "3.0.0");
    made.document
        .putObject("info")
        .put("title", "Heliograph topics")
        .put("version", "1")
        .put(
            "description",
            "Readers ignore unknown fields, new fields are optional, absent ones are left out. A"
                + " record that can never work goes to its topic's dead-letter topic, as it was.");
    made.document.put("defaultContentType", "application/json");
    made.document.putObject("channels");
    made.document.putObject("operations");
    made.messages();
    Topics.all().forEach(made::channel);
    Topics.all().forEach(made::deadLetters);
    return made.document;
  }

  private void messages() {
    ObjectNode components = document.putObject("components");
    ObjectNode messages = components.putObject("messages");
    ObjectNode schemas = components.putObject("schemas");
    var records = new RecordSchemas(schemas);
    message(messages, "OutboundMessage", "One message to be sent; key: the recipient's address.")
        .set("payload", records.add(OutboundMessage.class));
    message(messages, "StatusChange", "A decision or an outcome; key: the message id. May repeat.")
        .set("payload", records.add(StatusChange.class));
    ObjectNode report =
        message(messages, "ProviderReport", "A provider's report as it came; key: the message id.");
    report.set("payload", records.add(ProviderReport.class));
    report.set("headers", Headers.ofReports());
    message(messages, "RetryRequested", "A failed attempt is to be tried again by hand.")
        .set("payload", records.add(RetryRequested.class));
    message(messages, "CancelRequested", "A message is to be called back before it is sent.")
        .set("payload", records.add(CancelRequested.class));
    events(messages, schemas);
    ObjectNode dead =
        message(messages, "DeadLetter", "A record as it was, its own headers too, and the reason.");
    dead.set("headers", Headers.ofDeadLetters());
    dead.putObject("payload").put("description", "Any bytes: not even JSON is certain.");
    messages.properties().forEach(each -> addExamples(each.getKey(), (ObjectNode) each.getValue()));
  }

  private void events(ObjectNode messages, ObjectNode schemas) {
    ObjectNode binary =
        message(messages, "EventBinary", "CloudEvents 1.0, binary mode; key: the subject or id.");
    ObjectNode structured =
        message(messages, "EventStructured", "CloudEvents 1.0, structured mode; the same key.");
    ArrayNode data = binary.putObject("payload").putArray("anyOf");
    for (String type : EventSchemas.TYPES) {
      JsonSchemas.addData(schemas, type);
      data.addObject().put("$ref", SCHEMAS + type);
    }
    JsonSchemas.addCommon(schemas);
    binary.set("headers", Headers.ofEvents());
    structured.set("payload", Headers.structuredEvent(EventSchemas.TYPES));
  }

  private static ObjectNode message(ObjectNode messages, String name, String description) {
    ObjectNode message = messages.putObject(name);
    message.put("name", name).put("contentType", "application/json").put("summary", description);
    message.set("headers", Headers.ofAll());
    message
        .putObject("bindings")
        .putObject("kafka")
        .put("bindingVersion", "0.5.0")
        .putObject("key")
        .put("type", "string");
    return message;
  }

  /** The golden files: what every released form looks like. */
  private static void addExamples(String name, ObjectNode message) {
    List<JsonNode> examples = GoldenFiles.examples(name);
    if (!examples.isEmpty()) {
      message.set("examples", ContractJson.mapper().valueToTree(examples));
    }
  }

  private void channel(String topic) {
    List<String> messages = messagesOf(topic);
    write(topic, messages, directionOf(topic));
  }

  private void deadLetters(String topic) {
    write(
        Topics.deadLettersOf(topic),
        List.of("DeadLetter"),
        "What a reader of " + topic + " could never work with.");
  }

  private void write(String topic, List<String> messages, String description) {
    String id = topic.replace('.', '_').replace('-', '_');
    ObjectNode channel = document.withObjectProperty("channels").putObject(id);
    channel.put("address", topic).put("description", description);
    ObjectNode known = channel.putObject("messages");
    messages.forEach(name -> known.putObject(name).put("$ref", "#/components/messages/" + name));
    ObjectNode kafka = channel.putObject("bindings").putObject("kafka");
    kafka.put("topic", topic).put("partitions", Topics.PARTITIONS);
    ObjectNode settings = kafka.putObject("topicConfiguration");
    Topics.settingsOf(topic).forEach((name, value) -> settings.put(name, Long.parseLong(value)));
    kafka.put("bindingVersion", "0.5.0");
    ObjectNode operation = document.withObjectProperty("operations").putObject("publish_" + id);
    operation.put("action", "send").put("summary", description);
    operation.putObject("channel").put("$ref", "#/channels/" + id);
    ArrayNode sent = operation.putArray("messages");
    messages.forEach(
        name -> sent.addObject().put("$ref", "#/channels/" + id + "/messages/" + name));
  }

  private static List<String> messagesOf(String topic) {
    return switch (topic) {
      case Topics.EVENTS -> List.of("EventBinary", "EventStructured");
      case Topics.STATUS -> List.of("StatusChange");
      case Topics.CALLBACKS -> List.of("ProviderReport");
      case Topics.COMMANDS -> List.of("RetryRequested", "CancelRequested");
      default -> List.of("OutboundMessage");
    };
  }

  private static String directionOf(String topic) {
    return switch (topic) {
      case Topics.EVENTS -> "From ingest and upstream systems to composer, keyed by subject.";
      case Topics.STATUS -> "From composer and dispatch to status, keyed by message id.";
      case Topics.CALLBACKS, Topics.COMMANDS ->
          "From status to status and dispatch, keyed by message id.";
      default -> "From composer to dispatch and status, keyed by recipient.";
    };
  }
}
