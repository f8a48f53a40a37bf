package dev.heliograph.status.tracking;

import java.util.List;

/** Where everything heard of messages is kept. */
public interface TrackingStore {

  /**
   * Takes all of it in one transaction. Safe to repeat: the same records change nothing more.
   *
   * @throws org.springframework.dao.DataAccessException when the database does not take it
   */
  void record(List<News> news);
}
