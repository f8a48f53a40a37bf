package dev.heliograph.systemtests.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The mailboxes and the team's channels, as the stand-in keeps them. */
public final class Notices {
  private final Http http = new Http();
  private final String url;

  Notices(String url) {
    this.url = url + "/simulator/notices";
  }

  /** Mails to one address, newest first. */
  public List<JsonNode> mailsTo(String address) {
    return read("?channel=email&to=" + URLEncoder.encode(address, StandardCharsets.UTF_8));
  }

  /** What was written to the team's channel at {@code slack} or {@code discord}. */
  public List<String> writtenTo(String channel) {
    return read("?channel=" + channel).stream().map(one -> one.path("text").asString()).toList();
  }

  private List<JsonNode> read(String query) {
    var all = new ArrayList<JsonNode>();
    http.get(url + query, Map.of()).json().forEach(all::add);
    return all;
  }
}
