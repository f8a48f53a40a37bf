package dev.heliograph.teststack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.contracts.Topics;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.Test;

class TestStackTest {
  @Test
  void databaseKeepsWhatWasCommitted() throws SQLException {
    var database = TestStack.freshDatabase();
    try (var connection =
            DriverManager.getConnection(database.url(), database.username(), database.password());
        var rows = connection.createStatement().executeQuery("show fsync")) {
      rows.next();
      assertThat(rows.getString(1)).isEqualTo("on");
    }
  }

  @Test
  void everyDatabaseIsEmptyAndItsOwn() {
    assertThat(TestStack.freshDatabase()).isNotEqualTo(TestStack.freshDatabase());
  }

  @Test
  void brokerHasEveryTopic() throws Exception {
    try (var admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, TestStack.kafkaBootstrapServers()))) {
      assertThat(admin.listTopics().names().get()).containsAll(Topics.withDeadLetters());
    }
  }
}
