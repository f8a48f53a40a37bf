package dev.heliograph.simulator;

import dev.heliograph.simulator.advanta.AdvantaApi;
import dev.heliograph.simulator.callbacks.CallbackRequests;
import dev.heliograph.simulator.callbacks.CallbackSender;
import dev.heliograph.simulator.callbacks.Signature;
import dev.heliograph.simulator.control.ControlApi;
import dev.heliograph.simulator.delivery.Courses;
import dev.heliograph.simulator.faults.FaultSwitch;
import dev.heliograph.simulator.handsets.Handsets;
import dev.heliograph.simulator.handsets.HandsetsApi;
import dev.heliograph.simulator.handsets.ReplyRoute;
import dev.heliograph.simulator.inbound.Deliveries;
import dev.heliograph.simulator.inbound.InboundTexts;
import dev.heliograph.simulator.live.EventHub;
import dev.heliograph.simulator.live.EventsApi;
import dev.heliograph.simulator.messages.MessageStore;
import dev.heliograph.simulator.notices.ChatWebhooks;
import dev.heliograph.simulator.notices.MailPortTaken;
import dev.heliograph.simulator.notices.MailSink;
import dev.heliograph.simulator.notices.Notices;
import dev.heliograph.simulator.notices.NoticesApi;
import dev.heliograph.simulator.optout.OptOuts;
import dev.heliograph.simulator.page.Page;
import dev.heliograph.simulator.requests.Taking;
import dev.heliograph.simulator.requests.Tally;
import dev.heliograph.simulator.sns.SnsApi;
import dev.heliograph.simulator.timing.Timer;
import dev.heliograph.simulator.twilio.MessagesApi;
import dev.heliograph.simulator.web.Answer;
import dev.heliograph.simulator.web.Refusals;
import dev.heliograph.simulator.web.Routes;
import dev.heliograph.simulator.web.WebServer;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.HashMap;
import java.util.Optional;

/** Puts the parts together and runs them until the process is told to stop. */
public final class Simulator implements AutoCloseable {
  private static final int MESSAGES_UNDER_WAY = 100_000;
  private static final long FIRST_PAUSE_MILLIS = 250;

  private final Timer timer = new Timer();
  private final CallbackSender callbacks;
  private final InboundTexts inbound;
  private final WebServer server;
  private final Refusals refusals;
  private final Optional<MailSink> mails;

  Simulator(Settings settings) {
    var account = settings.account();
    var clock = Clock.systemUTC();
    var hub = new EventHub();
    var faults = new FaultSwitch();
    var store = new MessageStore(bounds(settings), clock);
    store.watchedBy(hub);
    var tally = new Tally();
    var optOuts = new OptOuts();
    var deliveries = new Deliveries();
    var signature = new Signature(account.authToken());
    var requests = new CallbackRequests(account.sid(), signature);
    callbacks = new CallbackSender(requests, timer, FIRST_PAUSE_MILLIS).start();
    var courses =
        new Courses(
            MESSAGES_UNDER_WAY,
            account.number(),
            new Courses.Tools(faults, store, callbacks, timer, clock));
    inbound =
        new InboundTexts(
            new InboundTexts.Account(account.sid(), signature, settings.inboundUrl()),
            new InboundTexts.Tools(faults, store, courses, optOuts, deliveries, hub::changed));
    var handsets = new Handsets(store, optOuts, deliveries);
    var ours = new ReplyRoute.Ours(account.number(), account.service());
    var notices = new Notices(clock, hub::noticesChanged);
    mails =
        settings.mailPort().stream()
            .mapToObj(port -> new MailSink(settings.address(), port, notices))
            .findFirst();
    var page = new Page();
    var routes = new HashMap<String, Routes>();
    routes.put(
        "/2010-04-01/",
        new MessagesApi(
            account.sid(),
            account.authToken(),
            new MessagesApi.Tools(faults, store, courses, optOuts, tally, clock)));
    var sns = new Taking(faults, store, courses);
    var advanta = new Taking(faults, store, courses);
    routes.put("/sns", new SnsApi(sns, optOuts));
    routes.put("/advanta/", new AdvantaApi(advanta, store, optOuts));
    routes.put(
        "/simulator",
        new ControlApi(
            new ControlApi.Tools(
                faults,
                store,
                new ControlApi.Tallies(tally, sns.tally(), advanta.tally()),
                callbacks,
                courses),
            page));
    routes.put("/simulator/assets/", page);
    routes.put("/simulator/events", new EventsApi(hub, handsets, faults));
    routes.put(
        "/simulator/handsets",
        new HandsetsApi(handsets, new ReplyRoute(handsets, inbound, ours), account.number()));
    routes.put("/simulator/notices", new NoticesApi(notices));
    routes.put("/slack/services/", ChatWebhooks.slack(notices));
    routes.put("/discord/api/webhooks/", ChatWebhooks.discord(notices));
    routes.put("/healthz", call -> healthy());
    server = new WebServer(new InetSocketAddress(settings.address(), settings.port()), routes);
    refusals = new Refusals(server);
    faults.watchedBy(
        () -> {
          hub.faultsChanged();
          refusals.share(faults.faults().connections().refused());
        });
  }

  /** Half of the memory is left for what is under way and for whoever reads. */
  private static MessageStore.Bounds bounds(Settings settings) {
    return new MessageStore.Bounds(settings.messagesKept(), Runtime.getRuntime().maxMemory() / 2);
  }

  private static Answer healthy() {
    return Answer.json(200, "{\"status\":\"UP\"}");
  }

  int port() {
    return server.port();
  }

  /** Where mails are taken; 0 where they are not. */
  int mailPort() {
    return mails.map(MailSink::port).orElse(0);
  }

  @Override
  public void close() {
    mails.ifPresent(MailSink::close);
    refusals.close();
    server.close();
    inbound.close();
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
          "The simulator listens on http://"
              + settings.address()
              + ":"
              + simulator.port()
              + "/simulator");
    } catch (SettingRefused e) {
      stop(String.valueOf(e.getMessage()));
    } catch (MailPortTaken e) {
      stop("SIMULATOR_SMTP_PORT cannot be listened on (is it taken?): set it to a free port.");
    } catch (UncheckedIOException e) {
      stop("SIMULATOR_PORT cannot be listened on (is it taken?): set it to a free port.");
    }
  }

  private static void stop(String why) {
    System.err.println(why);
    System.exit(1);
  }
}
