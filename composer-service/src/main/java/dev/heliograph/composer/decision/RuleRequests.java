package dev.heliograph.composer.decision;

import dev.heliograph.composer.rules.AddressSource;
import dev.heliograph.composer.rules.Rule;
import dev.heliograph.composer.rules.Rules;
import dev.heliograph.composer.templates.Templates;
import dev.heliograph.composer.templates.Wording;
import dev.heliograph.composer.templates.Wording.Words;
import dev.heliograph.composer.tickets.Happening;
import dev.heliograph.composer.variables.EventVariables;
import dev.heliograph.contracts.event.DomainEvent;
import dev.heliograph.contracts.message.Channel;
import dev.heliograph.contracts.message.Content;
import dev.heliograph.contracts.message.Handling;
import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.Origin;
import dev.heliograph.contracts.message.OutboundMessage.Fallback;
import dev.heliograph.contracts.message.Recipient;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The messages that rules make of an event. */
final class RuleRequests {
  /** What an e-mail is made of that goes out in the place of a text. */
  static final String FALLBACK_TEMPLATE = "text-not-delivered";

  private static final String BRAND_NAME = "brandName";
  private static final String TEXT = "text";

  /** In an alert: the channel that does not work. */
  private static final String ALERT = "system.alert";

  private static final String FAILING = "failing";

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
        .flatMap(happening -> rulesOn(happening).stream().map(rule -> of(rule, happening, now)))
        .toList();
  }

  /**
   * Those that can be followed here. Where an alert says which channel fails, the others are taken
   * if any of them leads anywhere.
   */
  private List<Rule> rulesOn(Happening happening) {
    List<Rule> all =
        rules.on(happening.type()).stream()
            .filter(rule -> rule.isText() || canFollow(rule))
            .toList();
    if (!happening.type().equals(ALERT)) {
      return all;
    }
    String failing = happening.data().path(FAILING).asString("");
    List<Rule> others =
        all.stream().filter(rule -> !rule.to().channel().word().equals(failing)).toList();
    return others.stream().anyMatch(this::canFollow) ? others : all;
  }

  /** What is no text is there for those who have set it up. */
  private boolean canFollow(Rule rule) {
    boolean isSet =
        switch (rule.to().source()) {
          case AddressSource.InData _ -> true;
          case AddressSource.InSetting(var name) -> site.own().containsKey(name);
        };
    return isSet && site.channels().contains(rule.to().channel());
  }

  private Request of(Rule rule, Happening happening, Instant now) {
    DomainEvent event = happening.event();
    Rule.Addressee addressee = rule.to();
    Address to = addressOf(addressee.channel(), addressee.source(), happening.data());
    Map<String, Object> values = variablesOf(happening.data());
    Wording wording = wordingOf(rule, values);
    return new Request(
        idOf(event, rule.name(), addressee.audience(), to),
        to,
        wording,
        new Handling(
            rule.text().category(),
            rule.text().lane(),
            Usefulness.end(rule.text().category(), event.attributes().time(), now),
            Optional.empty()),
        originOf(rule, happening),
        fallbackOf(rule, happening, values, wording));
  }

  private static MessageId idOf(DomainEvent event, String rule, String audience, Address to) {
    String address = to.reachable().map(Recipient::address).orElse("");
    return MessageId.derive(event.source(), event.id(), rule, audience, address);
  }

  private Wording wordingOf(Rule rule, Map<String, Object> values) {
    String template = rule.text().template();
    return rule.to().channel() == Channel.EMAIL
        ? templates.mail(template, values)
        : templates.word(template, values);
  }

  private Address addressOf(Channel channel, AddressSource source, JsonNode data) {
    return switch (source) {
      case AddressSource.InData(var at) ->
          read(channel, data.at(at).asString(""), at.toString(), site.defaultRegion());
      case AddressSource.InSetting(var name) ->
          Optional.ofNullable(site.own().get(name))
              .<Address>map(Address.Usable::new)
              .orElseGet(() -> Address.of("", name + " is not set", site.defaultRegion()));
    };
  }

  private static Address read(
      Channel channel, String address, String where, Optional<String> region) {
    return channel == Channel.EMAIL
        ? Address.ofMail(address, where)
        : Address.of(address, where, region);
  }

  /** An e-mail that says what the text said; none without an address or without words. */
  private Optional<Fallback> fallbackOf(
      Rule rule, Happening happening, Map<String, Object> values, Wording wording) {
    if (!site.channels().contains(Channel.EMAIL) || !(wording instanceof Words(var text))) {
      return Optional.empty();
    }
    return rule.to()
        .fallback()
        .map(source -> addressOf(Channel.EMAIL, source, happening.data()))
        .filter(address -> address.reachable().isPresent())
        .flatMap(address -> fallback(rule, happening.event(), address, mail(values, text)));
  }

  private Wording mail(Map<String, Object> values, Content text) {
    var all = new HashMap<>(values);
    all.put(TEXT, text.body());
    return templates.mail(FALLBACK_TEMPLATE, all);
  }

  private static Optional<Fallback> fallback(
      Rule rule, DomainEvent event, Address address, Wording mail) {
    if (!(mail instanceof Words(var content))) {
      return Optional.empty();
    }
    MessageId id = idOf(event, rule.name() + "/fallback", rule.to().audience(), address);
    return address.reachable().map(to -> new Fallback(id, to, content));
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
