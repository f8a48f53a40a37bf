package dev.heliograph.dispatch.gates;

import dev.heliograph.dispatch.gates.Breakers.Standing;
import dev.heliograph.dispatch.ledger.Route;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whether, and how fast, rows of a route may be started. What is stored is read again each second,
 * so that all instances follow; before it was read once, nothing is started.
 */
public final class Gates {
  private final Switches switches;
  private final Limits limits;
  private final Breakers breakers;
  private final Configured configured;
  private volatile Optional<Stored> stored = Optional.empty();

  /**
   * What the configuration says.
   *
   * @param enabled false wins over every switch
   * @param segmentsPerSecond of a sender, where none was set at run time
   */
  public record Configured(boolean enabled, OptionalDouble segmentsPerSecond) {}

  private record Stored(Map<Target, Pause> paused, Map<Route, OptionalDouble> limits) {}

  public Gates(JdbcClient jdbc, Breakers breakers, Configured configured) {
    this(new Switches(jdbc), new Limits(jdbc), breakers, configured);
  }

  private Gates(Switches switches, Limits limits, Breakers breakers, Configured configured) {
    this.switches = switches;
    this.limits = limits;
    this.breakers = breakers;
    this.configured = configured;
  }

  /** Reads what is stored; while it cannot be read, what was read last holds. */
  public void refresh() {
    stored = Optional.of(new Stored(switches.read(), limits.read()));
  }

  /** What may be done with rows of this route now. */
  public Flow flow(Route route) {
    return breakers.standing(route.provider()) == Standing.CLOSED ? whileUp(route) : Flow.CLOSED;
  }

  /** The same, were its provider known to be up: a probe asks for no more. */
  public Flow whileUp(Route route) {
    Optional<Stored> known = stored;
    if (!configured.enabled() || known.isEmpty() || paused(known.get(), route)) {
      return Flow.CLOSED;
    }
    OptionalDouble limit = limit(route);
    return limit.isPresent() ? new Flow.Paced(limit.getAsDouble()) : Flow.FREE;
  }

  private static boolean paused(Stored known, Route route) {
    return !known.paused().isEmpty() && Target.over(route).anyMatch(known.paused()::containsKey);
  }

  /** Whether its provider refuses this sender, so that we have paused it ourselves. */
  public boolean isRefused(Route route) {
    return pause(Target.sender(route)).filter(Pause::isByOurselves).isPresent();
  }

  /** Whether people, or the configuration, want its rows to wait where they are. */
  public boolean isHeldByPeople(Route route) {
    return !configured.enabled()
        || Target.over(route).flatMap(target -> pause(target).stream()).anyMatch(Gates::isByPeople);
  }

  private static boolean isByPeople(Pause pause) {
    return !pause.isByOurselves();
  }

  /** Whether texts may be sent at all, by the configuration and the switch for everything. */
  public boolean sending() {
    return configured.enabled() && pause(Target.EVERYTHING).isEmpty();
  }

  public boolean enabled() {
    return configured.enabled();
  }

  /** The switch of exactly this target, where it is off. */
  public Optional<Pause> pause(Target target) {
    return stored.map(Stored::paused).map(paused -> paused.get(target));
  }

  /**
   * How many switches are off.
   *
   * @param byOurselves those that Heliograph has switched off; else those that people have
   */
  public long pauses(boolean byOurselves) {
    return stored.stream()
        .flatMap(known -> known.paused().values().stream())
        .filter(pause -> pause.isByOurselves() == byOurselves)
        .count();
  }

  /** Segments per second. */
  public OptionalDouble limit(Route route) {
    return stored
        .map(Stored::limits)
        .map(set -> set.get(route))
        .orElse(configured.segmentsPerSecond());
  }

  public Breakers breakers() {
    return breakers;
  }

  /** Who is paused keeps its first reason. */
  public boolean pause(Target target, String by, Optional<String> reason) {
    boolean changed = switches.pause(target, by, reason);
    refresh();
    return changed;
  }

  public boolean resume(Target target, String by) {
    boolean changed = switches.resume(target, by);
    refresh();
    return changed;
  }

  /** Absent: none, whatever is configured. */
  public void limit(Route route, OptionalDouble perSecond, String by) {
    limits.set(route, perSecond, by);
    refresh();
  }
}
