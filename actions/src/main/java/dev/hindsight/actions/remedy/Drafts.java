package dev.hindsight.actions.remedy;

import dev.hindsight.actions.Diagnosis;
import dev.hindsight.actions.Drafting;
import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.Observation;
import dev.hindsight.actions.Proposal;
import dev.hindsight.actions.Proposed;
import dev.hindsight.actions.plan.DraftMenu;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Lets a model choose among actions and objects that there are, and nothing else. */
@Component
class Drafts implements Drafting {

  private static final int MOST = 40;

  private final Proposals proposals;

  Drafts(Proposals proposals) {
    this.proposals = proposals;
  }

  @Override
  public List<Option> options(Diagnosis diagnosis) {
    return objects(diagnosis)
        .flatMap(
            object ->
                DraftMenu.forKind(object.kind()).stream()
                    .map(action -> new Option(action, object.display())))
        .limit(MOST)
        .toList();
  }

  private static Stream<ObjectRef> objects(Diagnosis diagnosis) {
    return Stream.concat(
            diagnosis.workload().stream(),
            diagnosis.observations().stream().map(Observation::object))
        .distinct();
  }

  @Override
  public Proposed draft(Proposal proposal, Option option, String action) {
    List<ObjectRef> named =
        objects(proposal.diagnosis())
            .filter(object -> object.display().equals(option.object()))
            .toList();
    if (named.size() != 1 || !options(proposal.diagnosis()).contains(option)) {
      return new Proposed.NothingToOffer("%s was not offered.".formatted(option.object()));
    }
    try {
      return proposals.drafted(
          new Proposal(
              proposal.incident(),
              proposal.service(),
              proposal.cause(),
              proposal.diagnosis(),
              Optional.of(named.getFirst())),
          DraftMenu.playbook(option.action(), action));
    } catch (IllegalArgumentException e) {
      return new Proposed.NothingToOffer("The draft does not fit: %s.".formatted(e.getMessage()));
    }
  }
}
