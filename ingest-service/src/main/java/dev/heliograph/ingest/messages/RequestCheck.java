package dev.heliograph.ingest.messages;

import dev.heliograph.contracts.ContractJson;
import dev.heliograph.contracts.event.Texts;
import dev.heliograph.contracts.message.Category;
import dev.heliograph.contracts.message.Lane;
import dev.heliograph.contracts.phone.PhoneNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Holds one request to what a text can be, and gathers all that is wrong with it. */
final class RequestCheck {
  /**
   * In UTF-16 code units: the stricter way to count, so that nothing is taken here that Twilio, at
   * 1,600 characters, may refuse.
   */
  static final int MAX_TEXT = 1600;

  static final int MAX_NAME = 64;

  private static final int MAX_LABELS = 20;
  private static final int MAX_LABEL = 255;
  private static final int MAX_VARIABLES = 100;

  private final MessageRequest request;
  private final Optional<String> defaultRegion;
  private final List<Fault> faults = new ArrayList<>();
  private final ObjectNode data = ContractJson.mapper().createObjectNode();

  private RequestCheck(MessageRequest request, Optional<String> defaultRegion) {
    this.request = request;
    this.defaultRegion = defaultRegion;
  }

  /**
   * Checks everything.
   *
   * @param defaultRegion ISO 3166-1 alpha-2, for numbers without country code
   */
  static CheckedRequest check(MessageRequest request, Optional<String> defaultRegion) {
    return new RequestCheck(request, defaultRegion).all();
  }

  private CheckedRequest all() {
    checkNumber();
    checkWords();
    checkVariables();
    data.put("category", request.category().orElse(Category.TRANSACTIONAL).word());
    data.put("priority", request.priority().orElse(Lane.NORMAL).word());
    checkBrand();
    checkLabels();
    return faults.isEmpty()
        ? new CheckedRequest.Sound(data)
        : new CheckedRequest.Unsound(List.copyOf(faults));
  }

  private void checkNumber() {
    if (request.to().isEmpty()) {
      fault("field_missing", "/to", "is required: a telephone number such as +15551230001");
      return;
    }
    switch (PhoneNumber.parse(request.to().get(), defaultRegion)) {
      case PhoneNumber.Parsed.Valid(var number) -> data.put("to", number.e164());
      case PhoneNumber.Parsed.Invalid(var problem) ->
          fault(problem.code(), "/to", problem.detail());
    }
  }

  private void checkWords() {
    if (request.text().isPresent() == request.template().isPresent()) {
      fault("text_or_template", "", "needs either text or template, and not both");
      return;
    }
    request.text().ifPresent(this::checkText);
    request.template().ifPresent(name -> checkName("template", name));
  }

  private void checkText(String text) {
    if (text.isBlank()) {
      fault("text_empty", "/text", "must not be empty");
    } else if (text.length() > MAX_TEXT) {
      fault(
          "text_too_long",
          "/text",
          "has %d UTF-16 code units; a text has at most %d".formatted(text.length(), MAX_TEXT));
    } else if (!Texts.isStorable(text)) {
      fault("text_invalid", "/text", Characters.RULE);
    }
    data.put("text", text);
  }

  private void checkVariables() {
    if (request.variables().isEmpty()) {
      return;
    }
    Map<String, JsonNode> variables = request.variables().get();
    if (request.template().isEmpty()) {
      fault("text_or_template", "/variables", "need a template");
    }
    if (variables.size() > MAX_VARIABLES) {
      fault("too_many", "/variables", "has more than " + MAX_VARIABLES + " members");
      return;
    }
    ObjectNode sorted = data.putObject("variables");
    new TreeMap<>(variables)
        .forEach(
            (name, value) -> {
              checkVariable(name, value);
              sorted.set(name, value);
            });
  }

  private void checkVariable(String name, JsonNode value) {
    String pointer = pointer("/variables", name);
    if (name.isBlank() || name.length() > MAX_NAME || !Texts.isStorable(name)) {
      fault("variable_invalid", pointer, "has a name that is empty or longer than " + MAX_NAME);
    } else if (!value.isString() && !Numbers.isPlain(value) && !value.isBoolean()) {
      fault("variable_invalid", pointer, "must be a string, a number or a boolean");
    } else if (value.isString() && value.stringValue().length() > MAX_TEXT) {
      fault("variable_invalid", pointer, "has more than " + MAX_TEXT + " characters");
    } else if (value.isString() && !Texts.isStorable(value.stringValue())) {
      fault("variable_invalid", pointer, Characters.RULE);
    }
  }

  private void checkBrand() {
    request.brand().ifPresent(brand -> checkName("brand", brand));
  }

  private void checkLabels() {
    if (request.labels().isEmpty()) {
      return;
    }
    Map<String, JsonNode> labels = request.labels().get();
    if (labels.size() > MAX_LABELS) {
      fault("too_many", "/labels", "has more than " + MAX_LABELS + " members");
      return;
    }
    ObjectNode sorted = data.putObject("labels");
    new TreeMap<>(labels)
        .forEach(
            (name, value) -> {
              checkLabel(name, value);
              sorted.set(name, value);
            });
  }

  private void checkLabel(String name, JsonNode value) {
    String pointer = pointer("/labels", name);
    if (!Characters.isLabelName(name)) {
      fault("label_invalid", pointer, "has a name that is none: " + Characters.LABEL_NAME_RULE);
    } else if (!value.isString() || !Characters.isWord(value.stringValue(), MAX_LABEL)) {
      fault("label_invalid", pointer, "must be a string of 1 to " + MAX_LABEL + " characters");
    }
  }

  private void checkName(String field, String name) {
    if (!Characters.isWord(name, MAX_NAME)) {
      fault("field_invalid", "/" + field, "must have 1 to " + MAX_NAME + " characters");
    }
    data.put(field, name);
  }

  private void fault(String code, String pointer, String detail) {
    faults.add(new Fault(code, pointer, detail));
  }

  /** Of a member; a name of absurd length is cut, since it is told back. */
  private static String pointer(String parent, String name) {
    String shown = name.length() > MAX_NAME ? name.substring(0, MAX_NAME) : name;
    return parent + "/" + Texts.storable(shown).replace("~", "~0").replace("/", "~1");
  }
}
