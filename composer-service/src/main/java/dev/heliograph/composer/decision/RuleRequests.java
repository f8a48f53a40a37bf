package dev.heliograph.composer.decision;

import dev.heliograph.composer.rules.NumberSource;
import dev.heliograph.composer.rules.Rule;
import dev.heliograph.composer.rules.Rules;
import dev.heliograph.composer.templates.Templates;
import dev.heliograph.composer.tickets.Happening;
import dev.heliograph.composer.variables.EventVariables;
import dev.heliograph.contracts.event.DomainEvent;
import dev.heliograph.contracts.message.Handling;
import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.Origin;
import dev.heliograph.contracts.message.Recipient;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The texts that rules make of an event. */
final class RuleRequests {
  private static final String BRAND_NAME = "brandName";

  private final Rules rules;
  private final Templates templates;
  private final Site site;
  private final EventVariables variables;

  RuleRequests(Rules rules, Templates templates, Site site) {
    this.rules = rules;
    this.templates = templates;
    this.site = site;
    this.variables = new EventVariables(site.defaultRegion());
  }

  /** One for each rule of everything that the event tells; none where no rule wants a text. */
  List<Request> of(DomainEvent event, Instant now) {
    return Happening.in(event).stream()
        .flatMap(
            happening -> rules.on(happening.type()).stream().map(rule -> of(rule, happening, now)))
        .toList();
  }

  private Request of(Rule rule, Happening happening, Instant now) {
    DomainEvent event = happening.event();
    Address to = addressOf(rule.to().number(), happening.data());
    Rule.Text text = rule.text();
    Instant notAfter = Usefulness.end(text.category(), event.attributes().time(), now);
    return new Request(
        MessageId.derive(
            event.source(),
            event.id(),
            rule.name(),
            rule.to().audience(),
            to.reachable().map(Recipient::address).orElse("")),
        to,
        templates.word(text.template(), variablesOf(happening.data())),
        new Handling(text.category(), text.lane(), notAfter, Optional.empty()),
        originOf(rule, happening));
  }

  private Address addressOf(NumberSource source, JsonNode data) {
    return switch (source) {
      case NumberSource.InData(var at) ->
          Address.of(data.at(at).asString(""), at.toString(), site.defaultRegion());
      case NumberSource.InSetting(var name) ->
          Optional.ofNullable(site.phones().get(name))
              .<Address>map(number -> new Address.Usable(Recipient.sms(number)))
              .orElseGet(() -> Address.of("", name + " is not set", site.defaultRegion()));
    };
  }

  private Map<String, Object> variablesOf(JsonNode data) {
    Map<String, Object> all = variables.of(data);
    all.putIfAbsent(BRAND_NAME, site.brandName());
    return all;
  }

  private static Origin originOf(Rule rule, Happening happening) {
    DomainEvent event = happening.event();
    var labels = new HashMap<String, String>();
    rule.labels()
        .forEach(
            (name, at) -> {
              String value = happening.data().at(at).asString("");
              if (!value.isBlank()) {
                labels.put(name, value);
              }
            });
    return new Origin(event.ref(), rule.name(), rule.to().audience(), labels, requestHash(event));
  }

  /** The hash of the caller's request, where there was an idempotency key. */
  static Optional<String> requestHash(DomainEvent event) {
    return Optional.ofNullable(event.attributes().extensions().get("requesthash"));
  }
}
