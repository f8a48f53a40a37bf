package dev.heliograph.simulator;

import dev.heliograph.simulator.callbacks.CallbackRequests;
import dev.heliograph.simulator.callbacks.CallbackSender;
import dev.heliograph.simulator.callbacks.Signature;
import dev.heliograph.simulator.control.ControlApi;
import dev.heliograph.simulator.delivery.Courses;
import dev.heliograph.simulator.faults.FaultSwitch;
import dev.heliograph.simulator.messages.MessageStore;
import dev.heliograph.simulator.timing.Timer;
import dev.heliograph.simulator.twilio.MessagesApi;
import dev.heliograph.simulator.twilio.Tally;
import dev.heliograph.simulator.web.Answer;
import dev.heliograph.simulator.web.WebServer;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Map;

/** Puts the parts together and runs them until the process is told to stop. */
public final class Simulator implements AutoCloseable {
  private static final int MESSAGES_KEPT = 300_000;
  private static final int MESSAGES_UNDER_WAY = 100_000;
  private static final long FIRST_PAUSE_MILLIS = 250;

  private final Timer timer = new Timer();
  private final CallbackSender callbacks;
  private final WebServer server;

  Simulator(Settings settings) {
    var clock = Clock.systemUTC();
    var faults = new FaultSwitch();
    var store = new MessageStore(MESSAGES_KEPT, clock);
    var tally = new Tally();
    var requests = new CallbackRequests(settings.accountSid(), new Signature(settings.authToken()));
    callbacks = new CallbackSender(requests, timer, FIRST_PAUSE_MILLIS).start();
    var courses =
        new Courses(
            MESSAGES_UNDER_WAY,
            settings.serviceNumber(),
            new Courses.Tools(faults, store, callbacks, timer, clock));
    var twilio =
        new MessagesApi(
            settings.accountSid(),
            settings.authToken(),
            new MessagesApi.Tools(faults, store, courses, tally, clock));
    var control = new ControlApi(new ControlApi.Tools(faults, store, tally, callbacks, courses));
    server =
        new WebServer(
            new InetSocketAddress(settings.address(), settings.port()),
            Map.of("/2010-04-01/", twilio, "/simulator", control, "/healthz", it -> healthy()));
  }

  private static Answer healthy() {
    return Answer.json(200, "{\"status\":\"UP\"}");
  }

  int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.close();
    callbacks.close();
    timer.close();
  }

  /** Reads the environment, starts, and stays until SIGTERM. */
  public static void main(String[] arguments) {
    // one carrier thread is enough, costs less than several, and leaves the others to the services
    System.getProperties().putIfAbsent("jdk.virtualThreadScheduler.parallelism", "1");
    try {
      var settings = Settings.from(System.getenv());
      var simulator = new Simulator(settings);
      Runtime.getRuntime().addShutdownHook(new Thread(simulator::close, "stop"));
      System.out.println(
          "The simulator listens on http://" + settings.address() + ":" + simulator.port());
    } catch (SettingRefused e) {
      stop(String.valueOf(e.getMessage()));
    } catch (UncheckedIOException e) {
      stop("SIMULATOR_PORT cannot be listened on (is it taken?): set it to a free port.");
    }
  }

  private static void stop(String why) {
    System.err.println(why);
    System.exit(1);
  }
}
