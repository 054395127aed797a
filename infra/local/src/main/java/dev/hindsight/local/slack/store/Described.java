package dev.hindsight.local.slack.store;

import dev.hindsight.local.slack.Person;
import dev.hindsight.local.slack.Person.Kind;
import dev.hindsight.local.slack.Workspace;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** People, groups and channels as Slack's own JSON. */
public final class Described {
  private Described() {}

  /** A person, with the offset their zone has at that time. */
  public static ObjectNode user(Person person, Instant now) {
    ObjectNode user =
        Json.object("id", person.id(), "team_id", person.team(), "name", person.name());
    user.put("real_name", person.realName()).put("deleted", person.deleted());
    user.put("is_bot", person.bot()).put("is_admin", false).put("is_owner", false);
    user.put("is_primary_owner", false).put("is_app_user", false).put("updated", 0);
    boolean single = person.kind() == Kind.SINGLE_CHANNEL_GUEST;
    user.put("is_restricted", single || person.kind() == Kind.GUEST);
    user.put("is_ultra_restricted", single).put("is_stranger", person.kind() == Kind.STRANGER);
    ZoneId zone = ZoneId.of(person.zone());
    user.put("tz", person.zone()).put("tz_label", zone.getDisplayName(TextStyle.FULL, Locale.ROOT));
    user.put("tz_offset", zone.getRules().getOffset(now).getTotalSeconds());
    profile(user.putObject("profile"), person);
    return person.kind() == Kind.STRANGER ? user : user.put("locale", "en-US");
  }

  private static void profile(ObjectNode profile, Person person) {
    profile.put("real_name", person.realName()).put("display_name", person.name());
    profile.put("real_name_normalized", person.realName());
    profile.put("display_name_normalized", person.name());
    profile.put("title", person.role()).put("team", person.team());
    // Slack does not give away the addresses of other organisations' people
    if (person.kind() != Kind.STRANGER) {
      profile.put("email", person.email());
    }
    if (person.id().equals(Workspace.BOT_USER)) {
      profile.put("bot_id", Workspace.BOT).put("api_app_id", Workspace.APP);
    }
  }

  public static ObjectNode group(UserGroup group, boolean withUsers) {
    ObjectNode node = Json.object("id", group.id(), "team_id", Workspace.TEAM);
    node.put("is_usergroup", true).put("name", group.name()).put("handle", group.handle());
    node.put("description", "").put("is_external", false).put("date_create", 0);
    node.put("date_update", 0).put("date_delete", group.enabled() ? 0 : 1);
    node.putNull("auto_type")
        .put("created_by", Workspace.ADA)
        .put("user_count", group.users().size());
    if (withUsers) {
      ArrayNode users = node.putArray("users");
      group.users().forEach(users::add);
    }
    return node;
  }

  public static ObjectNode channel(Channel channel) {
    ObjectNode node =
        Json.object("id", channel.id(), "name", channel.name(), "name_normalized", channel.name());
    node.put("is_channel", !channel.direct() && !channel.closed()).put("is_im", channel.direct());
    node.put("is_group", channel.closed())
        .put("is_mpim", false)
        .put("is_private", channel.closed());
    node.put("is_archived", channel.archived()).put("is_member", channel.hasBot());
    node.put("is_general", channel.id().equals(Workspace.GENERAL));
    node.put("is_shared", channel.shared()).put("is_ext_shared", channel.shared());
    node.put("is_org_shared", false).put("is_pending_ext_shared", false);
    node.put("context_team_id", Workspace.TEAM).put("created", 0).put("creator", Workspace.ADA);
    node.put("num_members", channel.members().size());
    node.putObject("topic").put("value", "").put("creator", "").put("last_set", 0);
    node.putObject("purpose").put("value", "").put("creator", "").put("last_set", 0);
    if (channel.direct()) {
      node.put("user", channel.person());
    }
    return node;
  }
}
