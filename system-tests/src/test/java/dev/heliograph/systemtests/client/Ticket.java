package dev.heliograph.systemtests.client;

import java.time.Instant;

/** A help desk's ticket, and the events that tell of it. */
public record Ticket(String number, String customerPhone, String technicianPhone) {

  public String subject() {
    return "ticket:" + number;
  }

  /**
   * An event in structured mode.
   *
   * @param type such as {@code ticket.created}
   * @param status the ticket's
   */
  public String event(String id, String type, String status) {
    return eventOf(id, type, data(status));
  }

  /**
   * An event {@code ticket.changed} in structured mode.
   *
   * @param before and {@code after}: the data at that time
   */
  public String changed(String id, String before, String after) {
    return eventOf(id, "ticket.changed", "{\"before\":%s,\"after\":%s}".formatted(before, after));
  }

  private String eventOf(String id, String type, String data) {
    return """
    {"specversion":"1.0","id":"%s","source":"/helpdesk","type":"%s","subject":"%s","time":"%s",
     "datacontenttype":"application/json","data":%s}\
    """
        .formatted(id, type, subject(), Instant.now(), data);
  }

  public String data(String status) {
    return """
    {%s,"technician":{"id":"t-3","name":"Jane Doe","phone":"%s"}}\
    """
        .formatted(ticketAndCustomer(status), technicianPhone);
  }

  /** The data while nobody works on it. */
  public String unassigned(String status) {
    return "{" + ticketAndCustomer(status) + "}";
  }

  private String ticketAndCustomer(String status) {
    return """
    "ticket":{"number":"%s","issue":"Internet not working","priority":"high","status":"%s",
      "resolution":"Issue was resolved by restarting the modem"},
     "customer":{"id":"c-7","name":"John Doe","phone":"%s","email":"john@example.com"}\
    """
        .formatted(number, status, customerPhone);
  }
}
