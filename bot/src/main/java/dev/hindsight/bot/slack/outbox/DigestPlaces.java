package dev.hindsight.bot.slack.outbox;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.response.conversations.ConversationsMembersResponse;
import com.slack.api.model.Conversation;
import com.slack.api.model.ResponseMetadata;
import dev.hindsight.actions.PersonId;
import dev.hindsight.bot.incident.People;
import dev.hindsight.bot.incident.People.Person;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Busy;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Done;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Refused;
import java.time.Duration;
import java.util.Optional;

/** Whether a digest may go to a place now; a person's is their private conversation. */
public class DigestPlaces {

  private static final Duration RETRY = Duration.ofMinutes(1);
  private static final int PAGE = 1_000;

  /** Somebody waits; who is not found among so many says it in the channel itself. */
  private static final int MOST_PAGES = 5;

  private final MethodsClient slack;
  private final People people;

  public DigestPlaces(MethodsClient slack, People people) {
    this.slack = slack;
    this.people = people;
  }

  /** Why a place cannot have a digest now, in words; empty where it can. */
  public Optional<String> closed(String place) {
    return switch (open(place)) {
      case Done _ -> Optional.empty();
      case Refused refused -> Optional.of(refused.detail().orElse(refused.error()));
      case Busy _, SlackAnswer.Unsure _ ->
          Optional.of("Slack does not answer right now, try again");
    };
  }

  /** Why a person has no say in a channel, in words; empty for who is in it. */
  public Optional<String> foreign(String channel, PersonId person) {
    String cursor = "";
    for (int page = 0; page < MOST_PAGES; page++) {
      String from = cursor;
      SlackAnswer answer =
          SlackCalls.call(
              () -> slack.conversationsMembers(r -> r.channel(channel).cursor(from).limit(PAGE)),
              members -> seen(members, person));
      if (!(answer instanceof Done(String found, String next))) {
        return Optional.of(
            answer instanceof Refused
                ? "I cannot see who is in that channel"
                : "Slack does not answer right now, try again");
      }
      if (!found.isEmpty()) {
        return Optional.empty();
      }
      if (next.isEmpty()) {
        break;
      }
      cursor = next;
    }
    return Optional.of("you are not in that channel");
  }

  /** Done with the person where they are on this page, and with where the next page begins. */
  private static SlackAnswer seen(ConversationsMembersResponse members, PersonId person) {
    String next =
        Optional.ofNullable(members.getResponseMetadata())
            .map(ResponseMetadata::getNextCursor)
            .orElse("");
    return new Done(members.getMembers().contains(person.value()) ? person.value() : "", next);
  }

  /** Done with the conversation's id; refused with what to tell, in words. */
  SlackAnswer open(String place) {
    return place.matches("[UW][A-Z0-9]+") ? person(place) : channel(place);
  }

  private SlackAnswer person(String id) {
    return switch (people.find(new PersonId(id))) {
      case Person.Member _ -> new SlackCalls(slack).openConversation(id);
      case Person.Outsider(String why) -> no("it is " + why + " now");
      case Person.Unreachable _ -> new Busy(RETRY);
    };
  }

  private SlackAnswer channel(String id) {
    SlackAnswer answer =
        SlackCalls.call(
            () -> slack.conversationsInfo(r -> r.channel(id)), info -> open(info.getChannel()));
    return answer instanceof Refused refused && refused.error().equals("channel_not_found")
        ? no("I am not in that channel, or it is gone. Invite me: /invite @hindsight")
        : answer;
  }

  private static SlackAnswer open(Conversation channel) {
    if (channel.isArchived()) {
      return no("the channel is archived");
    }
    if (channel.isExtShared() || channel.isPendingExtShared()) {
      return no("the channel is shared with another organisation");
    }
    return channel.isMember()
        ? new Done(channel.getId(), "")
        : no("I am not in that channel. Invite me: /invite @hindsight");
  }

  private static SlackAnswer no(String why) {
    return new Refused("digest_place", Optional.of(why));
  }
}
