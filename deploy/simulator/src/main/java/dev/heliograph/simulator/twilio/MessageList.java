package dev.heliograph.simulator.twilio;

import dev.heliograph.simulator.messages.Message;
import dev.heliograph.simulator.messages.MessageStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One page of a list, with the addresses of its neighbours. */
final class MessageList {
  private static final Pattern PAGING = Pattern.compile("(^|&)(PageSize|Page|PageToken)=[^&]*");

  private final MessageStore store;
  private final MessageJson json;

  MessageList(MessageStore store, MessageJson json) {
    this.store = store;
    this.json = json;
  }

  /**
   * @param filters the request's query as sent: the next page has the same filters
   */
  Map<String, @Nullable Object> page(ListQuery query, String filters) {
    List<Message> found = query.find(store);
    List<Message> shown = found.subList(0, Math.min(found.size(), query.pageSize()));
    int start = query.page() * query.pageSize();
    var page = new LinkedHashMap<String, @Nullable Object>();
    page.put("messages", shown.stream().map(json::message).toList());
    page.put("page", query.page());
    page.put("page_size", query.pageSize());
    page.put("start", start);
    page.put("end", start + Math.max(shown.size() - 1, 0));
    page.put("uri", json.listUri() + (filters.isEmpty() ? "" : "?" + filters));
    page.put("first_page_uri", uri(filters, query.pageSize(), 0));
    page.put("previous_page_uri", null);
    boolean more = found.size() > shown.size();
    page.put("next_page_uri", more ? next(query, filters, shown.getLast()) : null);
    return page;
  }

  private String next(ListQuery query, String filters, Message last) {
    return uri(filters, query.pageSize(), query.page() + 1) + "&PageToken=PA" + last.sequence();
  }

  private String uri(String filters, int pageSize, int page) {
    String kept = PAGING.matcher(filters).replaceAll("");
    String prefix = kept.isEmpty() ? "" : (kept.startsWith("&") ? kept.substring(1) : kept) + "&";
    return json.listUri() + "?" + prefix + "PageSize=" + pageSize + "&Page=" + page;
  }
}
