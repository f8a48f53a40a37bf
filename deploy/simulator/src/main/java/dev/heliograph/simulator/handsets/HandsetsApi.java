package dev.heliograph.simulator.handsets;

import dev.heliograph.simulator.web.Answer;
import dev.heliograph.simulator.web.Call;
import dev.heliograph.simulator.web.Form;
import dev.heliograph.simulator.web.Problems;
import dev.heliograph.simulator.web.Routes;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** {@code /simulator/handsets}: the list, one phone's texts, and its {@code /replies}. */
public final class HandsetsApi implements Routes {
  private static final String BASE = "/simulator/handsets";
  private static final Pattern NUMBER = Pattern.compile("\\+[1-9][0-9]{6,14}");
  private static final Pattern PUNCTUATION = Pattern.compile("[ ().-]");
  private static final Pattern DIGITS = Pattern.compile("\\+?[0-9]{0,15}");
  private static final Pattern ORDER = Pattern.compile("[0-9]{1,18}");
  private static final Pattern LIMIT = Pattern.compile("[1-9][0-9]{0,2}");

  private final JsonMapper json = new JsonMapper();
  private final Handsets handsets;
  private final ReplyRoute replies;
  private final String ourNumber;

  /** One phone: what it got and sent, and to whom it can write. */
  record Conversation(
      String number,
      List<String> senders,
      List<String> stopped,
      List<TextView> texts,
      @Nullable Long next) {}

  /**
   * Makes the routes.
   *
   * @param ourNumber whom a phone writes to that has heard of nobody yet
   */
  public HandsetsApi(Handsets handsets, ReplyRoute replies, String ourNumber) {
    this.handsets = handsets;
    this.replies = replies;
    this.ourNumber = ourNumber;
  }

  @Override
  public Answer answer(Call call) {
    try {
      return route(call);
    } catch (IllegalArgumentException e) { // a percent sign without its two digits
      return Problems.of(400, "malformed_request", "The address cannot be read.");
    }
  }

  private Answer route(Call call) {
    String rest = call.path().substring(BASE.length());
    if (rest.isEmpty() || rest.equals("/")) {
      return call.method().equals("GET") ? list(call) : Problems.notAllowed(call);
    }
    String[] parts = rest.substring(1).split("/", -1);
    boolean replying = parts.length == 2 && parts[1].equals("replies");
    if (!rest.startsWith("/") || (parts.length != 1 && !replying)) {
      return Problems.notFound(call);
    }
    String number = number(parts[0]);
    if (!NUMBER.matcher(number).matches()) {
      return Problems.of(
          422, "invalid_number", "A handset is a number with its country code, as +15551230001.");
    }
    return replying ? replies.answer(call, number) : conversation(call, number);
  }

  /** A plus stays one; spaces and punctuation are forgiven. */
  private static String number(String part) {
    String decoded = URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    return PUNCTUATION.matcher(decoded).replaceAll("");
  }

  private Answer list(Call call) {
    var query = Form.parse(call.query());
    String search = PUNCTUATION.matcher(query.find("search").orElse("")).replaceAll("");
    if (!DIGITS.matcher(search).matches()) {
      return Problems.of(422, "invalid_search", "search is digits out of a number.");
    }
    return isPage(query) ? json(handsets.page(search, before(query), limit(query))) : invalidPage();
  }

  private Answer conversation(Call call, String number) {
    if (!call.method().equals("GET")) {
      return Problems.notAllowed(call);
    }
    var query = Form.parse(call.query());
    if (!isPage(query)) {
      return invalidPage();
    }
    Handsets.TextPage page = handsets.texts(number, before(query), limit(query));
    List<String> senders = handsets.senders(number);
    return json(
        new Conversation(
            number,
            senders.isEmpty() ? List.of(ourNumber) : senders,
            handsets.stopped(number),
            page.texts(),
            page.next()));
  }

  private static boolean isPage(Form query) {
    return query.text("before").filter(text -> !ORDER.matcher(text).matches()).isEmpty()
        && query.text("limit").filter(text -> !LIMIT.matcher(text).matches()).isEmpty();
  }

  private static Answer invalidPage() {
    return Problems.of(
        422, "invalid_page", "before is the next of the page before, limit is 1 to 999.");
  }

  private static long before(Form query) {
    return query.text("before").map(Long::parseLong).orElse(Long.MAX_VALUE);
  }

  private static int limit(Form query) {
    return query.text("limit").map(Integer::parseInt).orElse(50);
  }

  private Answer json(Object value) {
    return Answer.json(200, json.writeValueAsString(value));
  }
}
