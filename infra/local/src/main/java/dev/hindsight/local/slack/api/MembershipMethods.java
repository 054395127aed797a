package dev.hindsight.local.slack.api;

import dev.hindsight.local.slack.Person;
import dev.hindsight.local.slack.Workspace;
import dev.hindsight.local.slack.store.Channel;
import dev.hindsight.local.slack.store.Channels;
import dev.hindsight.local.slack.store.Described;
import dev.hindsight.local.slack.store.Json;
import dev.hindsight.local.slack.store.People;
import dev.hindsight.local.slack.store.SlackError;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** The conversations.* methods by which the bot makes channels, comes, goes, and brings others. */
final class MembershipMethods {
  private final Channels channels;
  private final People people;
  private final Access access;

  MembershipMethods(Channels channels, People people, Access access) {
    this.channels = channels;
    this.people = people;
    this.access = access;
  }

  Map<String, Method> all() {
    return Map.of(
        "conversations.create", this::create,
        "conversations.join", this::join,
        "conversations.invite", this::invite,
        "conversations.kick", this::kick,
        "conversations.leave", this::leave,
        "conversations.rename", this::rename,
        "conversations.archive", this::archive,
        "conversations.unarchive", this::unarchive);
  }

  private ObjectNode create(Call call) {
    String name = name(call);
    String id = "C" + UUID.randomUUID().toString().replace("-", "").substring(0, 10);
    Channel channel = Channel.open(id.toUpperCase(Locale.ROOT), name, Set.of(Workspace.BOT_USER));
    return changed(call.flag("is_private") ? channel.closed(true) : channel);
  }

  private static String name(Call call) {
    String name = call.text("name");
    if (name.isEmpty()) {
      throw new SlackError("invalid_name_required");
    }
    if (name.length() > 80) {
      throw new SlackError("invalid_name_maxlength");
    }
    if (!name.matches("[\\p{Ll}\\p{Lo}\\p{N}_-]+")) {
      throw new SlackError("invalid_name_specials");
    }
    return name;
  }

  private ObjectNode join(Call call) {
    Channel channel = real(call);
    if (channel.closed()) {
      throw new SlackError("method_not_supported_for_channel_type");
    }
    Access.refuseArchived(channel);
    boolean already = channel.hasBot();
    ObjectNode answer = changed(channel.with(Workspace.BOT_USER));
    return already ? answer.put("warning", "already_in_channel") : answer;
  }

  private ObjectNode invite(Call call) {
    Channel channel = access.open(call.required("channel"));
    Channel fuller = channel;
    for (String user : call.required("users").split(",", -1)) {
      Person person = person(user);
      if (person.id().equals(Workspace.BOT_USER)) {
        throw new SlackError("cant_invite_self");
      }
      if (channel.members().contains(person.id())) {
        throw new SlackError("already_in_channel");
      }
      fuller = fuller.with(person.id());
    }
    return changed(fuller);
  }

  private ObjectNode kick(Call call) {
    Channel channel = access.open(call.required("channel"));
    Person person = person(call.required("user"));
    if (person.id().equals(Workspace.BOT_USER)) {
      throw new SlackError("cant_kick_self");
    }
    if (channel.id().equals(Workspace.GENERAL)) {
      throw new SlackError("cant_kick_from_general");
    }
    if (!channel.members().contains(person.id())) {
      throw new SlackError("not_in_channel");
    }
    changed(channel.without(person.id()));
    return Json.object().putNull("errors");
  }

  private Person person(String user) {
    return people
        .find(user)
        .filter(p -> p.id().equals(user) && !p.deleted())
        .orElseThrow(() -> new SlackError("user_not_found"));
  }

  private ObjectNode leave(Call call) {
    Channel channel = real(call);
    if (channel.id().equals(Workspace.GENERAL)) {
      throw new SlackError("cant_leave_general");
    }
    if (!channel.hasBot()) {
      return Json.object().put("not_in_channel", true);
    }
    changed(channel.without(Workspace.BOT_USER));
    return Json.object();
  }

  private ObjectNode rename(Call call) {
    return changed(access.open(call.required("channel")).named(name(call)));
  }

  private ObjectNode archive(Call call) {
    Channel channel = access.joined(call.required("channel"));
    if (channel.archived()) {
      throw new SlackError("already_archived");
    }
    if (channel.id().equals(Workspace.GENERAL)) {
      throw new SlackError("cant_archive_general");
    }
    changed(channel.archived(true));
    return Json.object();
  }

  private ObjectNode unarchive(Call call) {
    Channel channel = real(call);
    if (!channel.archived()) {
      throw new SlackError("not_archived");
    }
    changed(channel.archived(false));
    return Json.object();
  }

  private Channel real(Call call) {
    Channel channel = access.channel(call.required("channel"));
    if (channel.direct()) {
      throw new SlackError("method_not_supported_for_channel_type");
    }
    return channel;
  }

  private ObjectNode changed(Channel channel) {
    channels.put(channel, Workspace.BOT_USER);
    ObjectNode answer = Json.object();
    answer.set("channel", Described.channel(channel));
    return answer;
  }
}
