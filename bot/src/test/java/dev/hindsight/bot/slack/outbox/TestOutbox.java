package dev.hindsight.bot.slack.outbox;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.incident.IncidentList;
import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.incident.People.Person;
import dev.hindsight.bot.slack.ScriptedSlack;
import dev.hindsight.bot.slack.view.TestIncidents;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** The whole outbox on a real database, its queue worked off by the test. */
final class TestOutbox {

  static final String CHANNEL = "C1";

  final JdbcClient jdbc;
  final JdbcCards cards;
  final JdbcMessages messages;
  final JdbcCardPlaces places;
  final JdbcLanes lanes;
  final JdbcStorms storms;
  final JdbcTrails trails;
  final AnswerWithdrawal answers;
  final List<String> swept = new CopyOnWriteArrayList<>();
  final AtomicLong nanos = new AtomicLong();

  /** What the clock of a claim says; a test may stand still in it. */
  volatile LongSupplier claims = () -> 0;

  final List<String> twice = new CopyOnWriteArrayList<>();
  final Routes routes;
  final RouteWatch watch;
  private final ScriptedSlack slack;
  private final Delivery delivery;
  private final Map<IncidentId, IncidentView> views = new ConcurrentHashMap<>();
  final Map<PlanId, PlanStatus> plans = new ConcurrentHashMap<>();
  final Map<PersonId, Person> people = new ConcurrentHashMap<>();
  final FirstPost firstPost;
  final SlackCalls calls;
  final Reconciliation reconciliation;
  volatile List<PersonId> approvers = List.of(TestIncidents.ADA);
  private final Queue<Job> queue = new ConcurrentLinkedQueue<>();

  TestOutbox(DataSource database, ScriptedSlack slack) {
    this(database, slack, Optional.empty());
  }

  TestOutbox(DataSource database, ScriptedSlack slack, Optional<String> fallback) {
    this(database, slack, fallback, true);
  }

  /**
   * @param alone whether our own are alone in the channel
   */
  TestOutbox(DataSource database, ScriptedSlack slack, Optional<String> fallback, boolean alone) {
    this.slack = slack;
    jdbc = JdbcClient.create(database);
    cards = new JdbcCards(jdbc);
    messages = new JdbcMessages(jdbc);
    places = new JdbcCardPlaces(jdbc);
    lanes = new JdbcLanes(jdbc, CHANNEL);
    storms = new JdbcStorms(jdbc);
    trails = new JdbcTrails(jdbc);
    JdbcRoutes kept = new JdbcRoutes(jdbc);
    routes = new Routes(kept, CHANNEL, fallback);
    SlackConfig config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(slack.api().toString());
    config.setProxyUrl(null);
    MethodsClient methods = Slack.getInstance(config).methods("xoxb-1");
    calls = new SlackCalls(methods, () -> claims.getAsLong());
    if (alone) {
      slack.ours(CHANNEL);
    }
    fallback.ifPresent(slack::ours);
    ChannelReaders readers =
        new ChannelReaders(
            methods, nanos::get, new ReadersNews(new JdbcChannels(jdbc), swept::add));
    SlackFiles files = new SlackFiles(methods);
    watch = new RouteWatch(kept, calls, lanes, fallback, Optional.of("U0OWNER0001"));
    PrivateNotices notices =
        new PrivateNotices(id -> people.getOrDefault(id, new Person.Member("somebody")), messages);
    firstPost =
        new FirstPost(
            calls, messages, lanes, routes, readers, notices, (channel, ts) -> twice.add(ts));
    MessageSender sender =
        new MessageSender(
            calls,
            messages,
            lanes,
            routes,
            readers,
            firstPost,
            new FileShare(files, messages, lanes, readers));
    answers = new AnswerWithdrawal(calls, new JdbcChannels(jdbc), lanes, readers);
    reconciliation =
        new Reconciliation(
            new WantedMessages(
                _ -> approvers, plan -> Optional.ofNullable(plans.get(plan)), trails),
            messages,
            sender,
            routes,
            new Storms(storms, lanes, places, lines(), this::refresh, this::refresh),
            readers,
            new Withdrawal(files, messages, sender, lanes));
    delivery = new Delivery(cards, id -> Optional.ofNullable(views.get(id)), reconciliation);
  }

  static void clear(DataSource database) {
    JdbcClient.create(database)
        .sql(
            "truncate bot.slack_cards, bot.slack_messages, bot.slack_lanes, bot.slack_storms,"
                + " bot.slack_routes, bot.slack_trails, bot.slack_channels, bot.slack_answers")
        .update();
  }

  private IncidentList lines() {
    return ids ->
        ids.stream()
            .map(views::get)
            .map(
                v ->
                    new IncidentList.Line(
                        v.id(), v.severity(), v.state(), v.service(), v.title(), v.openedAt()))
            .sorted(
                Comparator.comparing(IncidentList.Line::severity)
                    .thenComparing(line -> line.id().value()))
            .toList();
  }

  /** The incident is now so. */
  void change(IncidentView view) {
    views.put(view.id(), view);
    refresh(view.id());
  }

  /** Everything is shown as it is now. */
  void refresh() {
    nanos.addAndGet(ChannelReaders.SHORTLY.toNanos());
    views.keySet().forEach(this::refresh);
  }

  void refresh(IncidentId id) {
    queue.add(new Job(id, cards.want(id)));
  }

  /** Everything in the queue once; what has to wait is in it again. */
  void work() {
    for (int left = queue.size(); left > 0; left--) {
      Job job = queue.remove();
      if (delivery.deliver(job.id, job.version).isPresent()) {
        queue.add(job);
      }
    }
  }

  /** So often, and between that all waits are over. */
  void work(int times) {
    for (int i = 0; i < times; i++) {
      jdbc.sql("update bot.slack_lanes set free_at = now()").update();
      jdbc.sql("update bot.slack_messages set editable_at = now()").update();
      work();
    }
  }

  /** Whether nothing waits to be done. */
  boolean isDone() {
    return queue.isEmpty();
  }

  /** A minute and more goes by. */
  void pause() {
    pause(Duration.ofSeconds(90));
  }

  void pause(Duration time) {
    jdbc.sql("update bot.slack_routes set retry_at = now()").update();
    jdbc.sql("update bot.slack_cards set created_at = created_at - :s * interval '1 s'")
        .param("s", time.toSeconds())
        .update();
  }

  /** What stands in a channel, oldest first. */
  List<ObjectNode> shown(String channel) {
    return slack.messages().entrySet().stream()
        .filter(e -> e.getValue().get("channel").asString().equals(channel))
        .sorted(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue)
        .toList();
  }

  /** The card of each incident that has one. */
  Map<Long, String> cardsShown() {
    return jdbc
        .sql("select incident, ts from bot.slack_messages where kind = 'card' and ts is not null")
        .query()
        .listOfRows()
        .stream()
        .collect(
            Collectors.toMap(
                row -> (Long) row.get("incident"),
                row -> slack.messages().get((String) row.get("ts")).toString(),
                (one, _) -> one,
                LinkedHashMap::new));
  }

  private record Job(IncidentId id, long version) {}
}
