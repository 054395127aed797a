package dev.hindsight.local.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.bolt.App;
import com.slack.api.methods.MethodsClient;
import com.slack.api.model.User;
import com.slack.api.model.event.AppUninstalledEvent;
import com.slack.api.model.event.ChannelArchiveEvent;
import com.slack.api.model.event.ChannelLeftEvent;
import com.slack.api.model.event.ChannelSharedEvent;
import com.slack.api.model.event.Event;
import com.slack.api.model.event.MemberJoinedChannelEvent;
import com.slack.api.model.event.SubteamMembersChangedEvent;
import com.slack.api.model.event.TokensRevokedEvent;
import com.slack.api.model.event.UserChangeEvent;
import dev.hindsight.local.slack.store.Installation;
import dev.hindsight.local.slack.store.Switches.Switch;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People, groups and channels change as an admin changes them, and Bolt hears of it. */
class WorkspaceChangesTest {
  private final TestingClock clock = new TestingClock();
  private final List<EventsApiPayload<? extends Event>> heard = new CopyOnWriteArrayList<>();
  private LocalSlack slack = LocalSlack.start(new SlackSettings(0, Optional.empty(), clock));
  private ControlClient control = new ControlClient(slack);
  private TestingBolt bolt = connect();

  private TestingBolt connect() {
    try {
      return TestingBolt.connect(slack, this::listen);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void listen(App app) {
    List.of(
            UserChangeEvent.class,
            SubteamMembersChangedEvent.class,
            ChannelArchiveEvent.class,
            ChannelLeftEvent.class,
            ChannelSharedEvent.class,
            MemberJoinedChannelEvent.class,
            AppUninstalledEvent.class,
            TokensRevokedEvent.class)
        .forEach(
            type ->
                app.event(
                    type,
                    (payload, context) -> {
                      heard.add(payload);
                      return context.ack();
                    }));
  }

  @BeforeEach
  void connected() {
    await().until(() -> slack.connections() > 0);
  }

  @AfterEach
  void stop() throws Exception {
    control.close();
    bolt.close();
    slack.close();
  }

  private MethodsClient client() {
    return bolt.client();
  }

  private <E extends Event> E hears(Class<E> type) {
    await().atMost(Duration.ofSeconds(5)).until(() -> heard.stream().anyMatch(is(type)));
    return type.cast(heard.stream().filter(is(type)).findFirst().orElseThrow().getEvent());
  }

  private static Predicate<EventsApiPayload<? extends Event>> is(Class<?> type) {
    return payload -> type.isInstance(payload.getEvent());
  }

  @Test
  void aDeactivatedApproverIsStillListedInTheGroup() throws Exception {
    control.send("POST", "users", "{\"name\":\"ada\",\"deleted\":true}");

    assertThat(hears(UserChangeEvent.class).getUser().isDeleted()).isTrue();
    assertThat(client().usergroupsUsersList(r -> r.usergroup(Workspace.APPROVERS)).getUsers())
        .containsExactly(Workspace.ADA);
    assertThat(client().usersInfo(r -> r.user(Workspace.ADA)).getUser().isDeleted()).isTrue();
    assertThat(client().usersLookupByEmail(r -> r.email("ada@practice.example")).getError())
        .isEqualTo("users_not_found");
    assertThat(client().conversationsOpen(r -> r.users(List.of(Workspace.ADA))).getError())
        .isEqualTo("user_disabled");
  }

  @Test
  void guestsStrangersAndGridPeopleAreKnownForWhatTheyAre() throws Exception {
    control.send(
        "POST",
        "users",
        "{\"name\":\"greta\",\"kind\":\"single_channel_guest\",\"tz\":\"Asia/Kolkata\"}");
    control.send(
        "POST",
        "users",
        "{\"id\":\"W0STRANGER1\",\"name\":\"stan\",\"kind\":\"stranger\",\"team\":\"T0PARTNER00\"}");

    User guest = client().usersInfo(r -> r.user("U0GRETA0")).getUser();
    assertThat(guest.isRestricted()).isTrue();
    assertThat(guest.isUltraRestricted()).isTrue();
    assertThat(guest.getTzOffset()).isEqualTo(19_800);
    User stranger = client().usersInfo(r -> r.user("W0STRANGER1")).getUser();
    assertThat(stranger.isStranger()).isTrue();
    assertThat(stranger.getTeamId()).isEqualTo("T0PARTNER00");
    assertThat(stranger.getProfile().getEmail()).isNull();
    assertThat(client().conversationsMembers(r -> r.channel(Workspace.INCIDENTS)).getMembers())
        .contains("U0GRETA0", "W0STRANGER1");
  }

  @Test
  void aGroupThatGrowsIsAnnouncedAndCanBeBeyondThePlan() throws Exception {
    control.send("POST", "groups", "{\"handle\":\"sre-approvers\",\"add\":[\"sam\"]}");

    assertThat(hears(SubteamMembersChangedEvent.class).getAddedUsers())
        .containsExactly(Workspace.SAM);
    assertThat(client().usergroupsList(r -> r.includeUsers(true)).getUsergroups().getFirst())
        .satisfies(g -> assertThat(g.getUsers()).contains(Workspace.ADA, Workspace.SAM));

    slack.put(slack.group(Workspace.APPROVERS).enabled(false));
    assertThat(client().usergroupsUsersList(r -> r.usergroup(Workspace.APPROVERS)).getError())
        .isEqualTo("no_such_subteam");
    slack.switches().set(Switch.NO_USER_GROUPS, true);
    assertThat(client().usergroupsList(r -> r).getError()).isEqualTo("plan_upgrade_required");
  }

  @Test
  void nobodyWritesInAnArchivedChannel() throws Exception {
    String ts =
        client().chatPostMessage(r -> r.channel(Workspace.INCIDENTS).text("before")).getTs();
    control.send("POST", "channels", "{\"name\":\"incidents\",\"is_archived\":true}");

    assertThat(hears(ChannelArchiveEvent.class).getChannel()).isEqualTo(Workspace.INCIDENTS);
    assertThat(client().chatPostMessage(r -> r.channel(Workspace.INCIDENTS).text("x")).getError())
        .isEqualTo("is_archived");
    assertThat(client().chatUpdate(r -> r.channel(Workspace.INCIDENTS).ts(ts).text("x")).getError())
        .isEqualTo("is_inactive");
    assertThat(client().conversationsInfo(r -> r.channel(Workspace.INCIDENTS)).getChannel())
        .satisfies(c -> assertThat(c.isArchived()).isTrue());

    control.send("POST", "channels", "{\"name\":\"incidents\",\"is_archived\":false}");
    assertThat(client().chatPostMessage(r -> r.channel(Workspace.INCIDENTS).text("x")).isOk())
        .isTrue();
  }

  @Test
  void inALockedThreadNothingIsPostedOrEdited() throws Exception {
    String ts =
        client().chatPostMessage(r -> r.channel(Workspace.INCIDENTS).text("before")).getTs();
    String lock = "{\"channel\":\"incidents\",\"ts\":\"%s\",\"locked\":%s}";
    control.send("POST", "threads", lock.formatted(ts, true));
    assertThat(
            client()
                .chatPostMessage(r -> r.channel(Workspace.INCIDENTS).threadTs(ts).text("x"))
                .getError())
        .isEqualTo("restricted_action_thread_locked");
    assertThat(client().chatUpdate(r -> r.channel(Workspace.INCIDENTS).ts(ts).text("x")).getError())
        .isEqualTo("restricted_action_thread_locked");
    assertThat(client().chatPostMessage(r -> r.channel(Workspace.INCIDENTS).text("y")).isOk())
        .as("elsewhere in the channel")
        .isTrue();

    control.send("POST", "threads", lock.formatted(ts, false));
    assertThat(client().chatUpdate(r -> r.channel(Workspace.INCIDENTS).ts(ts).text("x")).isOk())
        .isTrue();
  }

  @Test
  void aBotThatWasPutOutHearsItAndCannotPost() throws Exception {
    control.send("POST", "channels", "{\"name\":\"incidents\",\"remove\":[\"hindsight\"]}");

    assertThat(hears(ChannelLeftEvent.class).getChannel()).isEqualTo(Workspace.INCIDENTS);
    assertThat(client().chatPostMessage(r -> r.channel(Workspace.INCIDENTS).text("x")).getError())
        .isEqualTo("not_in_channel");

    control.send("POST", "channels", "{\"name\":\"incidents\",\"is_private\":true}");
    assertThat(client().conversationsInfo(r -> r.channel(Workspace.INCIDENTS)).getError())
        .isEqualTo("channel_not_found");
  }

  @Test
  void whatTheBotMakesItIsIn() throws Exception {
    String id = client().conversationsCreate(r -> r.name("inc-1")).getChannel().getId();
    assertThat(client().conversationsCreate(r -> r.name("inc-1")).getError())
        .isEqualTo("name_taken");
    assertThat(
            client().conversationsInvite(r -> r.channel(id).users(List.of(Workspace.SAM))).isOk())
        .isTrue();
    MemberJoinedChannelEvent joined = hears(MemberJoinedChannelEvent.class);
    assertThat(joined.getChannel()).isEqualTo(id);

    slack.put(slack.channel(id).shared(true));
    assertThat(hears(ChannelSharedEvent.class).getChannel()).isEqualTo(id);
    assertThat(client().conversationsInfo(r -> r.channel(id)).getChannel().isExtShared()).isTrue();
  }

  @Test
  void anUninstalledAppHearsItAndIsRefused() throws Exception {
    control.send("POST", "app", "{\"state\":\"uninstalled\"}");

    assertThat(hears(TokensRevokedEvent.class).getTokens().getBot())
        .containsExactly(Workspace.BOT_USER);
    hears(AppUninstalledEvent.class);
    assertThat(client().authTest(r -> r).getError()).isEqualTo("account_inactive");

    slack.installation().become(Installation.State.INSTALLED);
    control.send("POST", "app", "{\"removed_scopes\":[\"usergroups:read\"]}");
    assertThat(client().usergroupsList(r -> r))
        .satisfies(
            refused -> {
              assertThat(refused.getError()).isEqualTo("missing_scope");
              assertThat(refused.getNeeded()).isEqualTo("usergroups:read");
            });
  }
}
