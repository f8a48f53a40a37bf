package dev.heliograph.local.check;

import dev.heliograph.local.check.Api.Answer;
import dev.heliograph.local.folder.Problem;
import dev.heliograph.local.settings.Part;
import dev.heliograph.local.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Sends one of each kind through the running stack and watches what becomes of it. */
public final class StackCheck {
  private static final Duration DELIVERED_WITHIN = Duration.ofMinutes(1);
  private static final long PAUSE_MILLIS = 200;

  private final Settings settings;
  private final Consumer<String> say;

  public StackCheck(Settings settings, Consumer<String> say) {
    this.settings = settings;
    this.say = say;
  }

  /**
   * Runs all checks, also after one has failed.
   *
   * @return whether every message was delivered
   * @throws Problem where there is no key to ask with
   */
  public boolean passes() throws InterruptedException {
    String key =
        settings
            .find("HELIOGRAPH_API_KEY")
            .orElseThrow(
                () ->
                    new Problem(
                        "HELIOGRAPH_API_KEY is missing: with HELIOGRAPH_API_KEYS set, set it to a"
                            + " key of those with scope 'all', so that the check can use it."));
    try (var api = new Api(key)) {
      var drills = new Drills(api, settings, Instant.now());
      var sent = new ArrayList<Drill>();
      boolean passed = true;
      for (Step step :
          List.<Step>of(
              drills::text,
              drills::testText,
              drills::mockSale,
              drills::systemAlert,
              drills::ticket,
              drills::stripeCheckout)) {
        passed &= takes(step, sent);
      }
      for (Drill drill : sent) {
        passed &= arrives(drill, api);
      }
      say.accept(passed ? "check passed" : "check FAILED");
      return passed;
    }
  }

  private interface Step {
    Drill run() throws InterruptedException;
  }

  private boolean takes(Step step, List<Drill> sent) throws InterruptedException {
    try {
      sent.add(step.run());
      return true;
    } catch (Drills.Refused e) {
      say.accept(String.valueOf(e.getMessage()));
      return false;
    }
  }

  private boolean arrives(Drill drill, Api api) throws InterruptedException {
    long deadline = System.nanoTime() + DELIVERED_WITHIN.toNanos();
    while (true) {
      Answer answer = api.get(settings.url(Part.STATUS) + drill.found());
      List<JsonNode> messages = messages(answer);
      List<String> statuses = messages.stream().map(StackCheck::status).toList();
      boolean all = messages.size() == drill.messages();
      if (all && messages.stream().allMatch(StackCheck::hasArrived)) {
        say.accept(drill.name() + ": " + String.join(", ", statuses));
        return true;
      }
      if (System.nanoTime() > deadline) {
        say.accept(drill.name() + ": NOT delivered, but " + seen(drill, answer, statuses));
        return false;
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  private static String seen(Drill drill, Answer answer, List<String> statuses) {
    if (!answer.isSuccess()) {
      return answer.told() + " from " + drill.found();
    }
    return "%d of %d messages: %s"
        .formatted(statuses.size(), drill.messages(), String.join(", ", statuses));
  }

  /** One message is itself; a search has items. */
  private static List<JsonNode> messages(Answer answer) {
    if (!answer.isSuccess()) {
      return List.of();
    }
    JsonNode body = answer.body();
    return body.has("items") ? body.path("items").valueStream().toList() : List.of(body);
  }

  /** Of an e-mail nothing is heard once the mail server has it. */
  private static boolean hasArrived(JsonNode message) {
    boolean mailed = message.path("channel").asString("").equals("email");
    return status(message).equals(mailed ? "sent" : "delivered");
  }

  private static String status(JsonNode message) {
    return message.path("status").asString("without a status");
  }
}
