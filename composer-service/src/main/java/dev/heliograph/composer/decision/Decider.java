package dev.heliograph.composer.decision;

import dev.heliograph.composer.rules.Rules;
import dev.heliograph.composer.templates.Templates;
import dev.heliograph.contracts.event.DomainEvent;
import java.time.Instant;
import java.util.List;

/**
 * Decides what becomes of an event. Without I/O and without a clock of its own: the same event, the
 * same moment and the same rules give equal decisions.
 */
public final class Decider {
  private final RuleRequests byRule;
  private final DirectRequests direct;

  public Decider(Rules rules, Templates templates, Site site) {
    this.byRule = new RuleRequests(rules, templates, site);
    this.direct = new DirectRequests(templates, site);
  }

  /** One decision for each message that is wanted; none where nothing wants one. */
  public List<Decision> decide(DomainEvent event, Instant now) {
    return requests(event, now).stream().flatMap(request -> request.judge(now).stream()).toList();
  }

  private List<Request> requests(DomainEvent event, Instant now) {
    return event.type().equals(DirectRequests.TYPE)
        ? List.of(direct.of(event, now))
        : byRule.of(event, now);
  }
}
