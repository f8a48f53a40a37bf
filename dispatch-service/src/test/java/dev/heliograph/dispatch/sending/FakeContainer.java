package dev.heliograph.dispatch.sending;

import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.springframework.kafka.listener.MessageListenerContainer;

/** A consumer that remembers whether it was paused. */
final class FakeContainer implements MessageListenerContainer {
  private volatile boolean paused;

  @Override
  public void pause() {
    paused = true;
  }

  @Override
  public void resume() {
    paused = false;
  }

  @Override
  public boolean isPauseRequested() {
    return paused;
  }

  @Override
  public void setupMessageListener(Object listener) {}

  @Override
  public Map<String, Map<MetricName, ? extends Metric>> metrics() {
    return Map.of();
  }

  @Override
  public void start() {}

  @Override
  public void stop() {}

  @Override
  public boolean isRunning() {
    return true;
  }

  @Override
  public void destroy() {}
}
