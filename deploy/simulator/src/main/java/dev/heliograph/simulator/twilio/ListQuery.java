package dev.heliograph.simulator.twilio;

import dev.heliograph.simulator.messages.Message;
import dev.heliograph.simulator.messages.MessageStore;
import dev.heliograph.simulator.messages.Provider;
import dev.heliograph.simulator.web.Form;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A list request: filters, and which page.
 *
 * @param beforeSequence only messages older than this one: what the page token carries, so that new
 *     messages shift nothing
 */
record ListQuery(
    Optional<String> to, Predicate<Message> filter, int pageSize, int page, long beforeSequence) {
  private static final int DEFAULT_PAGE_SIZE = 50;
  private static final int LARGEST_PAGE = 1_000;
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
  private static final Pattern TOKEN = Pattern.compile("PA([0-9]{1,18})");

  /** Empty if a date, a size or a token cannot be read. */
  static Optional<ListQuery> parse(Form query) {
    String size = query.text("PageSize").orElse(Integer.toString(DEFAULT_PAGE_SIZE));
    String page = query.text("Page").orElse("0");
    var token = TOKEN.matcher(query.text("PageToken").orElse("PA" + Long.MAX_VALUE / 10));
    if (!NUMBER.matcher(size).matches()
        || Integer.parseInt(size) == 0
        || !NUMBER.matcher(page).matches()
        || !token.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new ListQuery(
              query.text("To").map(ListQuery::number),
              filter(query),
              Math.min(Integer.parseInt(size), LARGEST_PAGE),
              Integer.parseInt(page),
              Long.parseLong(token.group(1))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** A plus sign that was not encoded arrives as a space; Twilio forgives it, so do we. */
  private static String number(String text) {
    String plus = text.startsWith(" ") ? "+" + text.substring(1) : text;
    return Numbers.e164(plus).orElse(plus);
  }

  private static Predicate<Message> filter(Form query) {
    var filters = new ArrayList<Predicate<Message>>();
    query
        .text("From")
        .map(ListQuery::number)
        .ifPresent(from -> filters.add(message -> from.equals(message.progress().from())));
    query
        .text("DateSent")
        .map(DateRange::parse)
        .ifPresent(date -> filters.add(message -> isSent(message, date::covers)));
    query
        .text("DateSent<")
        .map(DateRange::parse)
        .ifPresent(date -> filters.add(message -> isSent(message, date::reaches)));
    query
        .text("DateSent>")
        .map(DateRange::parse)
        .ifPresent(date -> filters.add(message -> isSent(message, date::begins)));
    return message -> filters.stream().allMatch(each -> each.test(message));
  }

  private static boolean isSent(Message message, Predicate<Instant> when) {
    Instant sent = message.progress().sent();
    return sent != null && when.test(sent);
  }

  /** As if nothing newer than that were there yet. */
  ListQuery until(Instant newest) {
    return new ListQuery(
        to,
        filter.and(message -> !message.created().isAfter(newest)),
        pageSize,
        page,
        beforeSequence);
  }

  /** The page's messages, newest first, and one more if there is another page. */
  List<Message> find(MessageStore store) {
    Predicate<Message> wanted =
        m -> m.provider() == Provider.TWILIO && m.sequence() < beforeSequence && filter.test(m);
    return to.map(number -> store.newestTo(number, wanted, pageSize + 1))
        .orElseGet(() -> store.newest(wanted, pageSize + 1));
  }
}
