package dev.hindsight.local.slack.socket;

import dev.hindsight.local.slack.Person;
import dev.hindsight.local.slack.store.Channel;
import dev.hindsight.local.slack.store.Store;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who acts, where, on what.
 *
 * <p>All throw IllegalArgumentException for what is not there: a person could not have done that.
 */
record Actors(Store store) {

  Person person(String user) {
    return store
        .people()
        .find(user)
        .filter(p -> !p.bot() && !p.deleted())
        .orElseThrow(() -> new IllegalArgumentException("no person " + user));
  }

  /** A channel the person is in. */
  Channel channel(String reference, Person person) {
    return store
        .channels()
        .find(reference)
        .filter(c -> c.members().contains(person.id()))
        .orElseThrow(
            () ->
                new IllegalArgumentException("no channel " + reference + " for " + person.name()));
  }

  ObjectNode message(Channel channel, String ts) {
    return store
        .messages()
        .find(channel.id(), ts)
        .orElseThrow(
            () -> new IllegalArgumentException("no message " + ts + " in " + channel.name()));
  }

  Typed typed() {
    return new Typed(store.channels(), store.people(), store.groups());
  }
}
