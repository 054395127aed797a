package dev.hindsight.bot.slack;

import dev.hindsight.actions.PersonId;
import dev.hindsight.bot.digest.Subscription;
import dev.hindsight.bot.incident.ApproverList;
import dev.hindsight.bot.incident.IncidentDesk;
import dev.hindsight.bot.incident.OnCall;
import dev.hindsight.bot.slack.block.Home;
import dev.hindsight.bot.slack.command.Cards;
import dev.hindsight.bot.slack.command.DigestAnswers;
import dev.hindsight.bot.slack.command.Reads;
import dev.hindsight.bot.slack.outbox.BrokenRoutes;
import dev.hindsight.bot.slack.view.HomeView;
import java.util.List;
import java.util.function.Function;

/** What a person's Home shows now; nothing to who may not read it. */
record HomeDesk(
    Reads reads,
    Cards cards,
    IncidentDesk desk,
    ApproverList approvers,
    BrokenRoutes routes,
    OnCall oncall,
    DigestAnswers digests,
    OpenHomes homes)
    implements Function<PersonId, Home> {

  @Override
  public Home apply(PersonId person) {
    return desk.stranger(person)
        .map(refused -> HomeView.closed(refused.text()))
        .orElseGet(() -> open(person));
  }

  private Home open(PersonId person) {
    Subscription digest = digests.own(person);
    return HomeView.of(
        new HomeView.Desk(
            person,
            approvers.everybody().contains(person),
            reads.overview().now(),
            new HomeView.Around(broken(), oncall.now()),
            new HomeView.Digest(digest, digests.words(digest)),
            homes.pages(person),
            cards::link));
  }

  private List<HomeView.Broken> broken() {
    return routes.broken().stream()
        .map(each -> new HomeView.Broken(each.sentence(), each.since()))
        .toList();
  }
}
