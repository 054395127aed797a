package dev.hindsight.actions.remedy;

import dev.hindsight.actions.Diagnosis;
import dev.hindsight.actions.Drafting;
import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.Observation;
import dev.hindsight.actions.Proposal;
import dev.hindsight.actions.Proposed;
import dev.hindsight.actions.plan.DraftMenu;
import java.util.ArrayList;
import java.util.List;
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
  public Proposed draft(Proposal proposal, List<Pick> picks) {
    List<ObjectRef> objects = new ArrayList<>();
    for (Pick pick : picks) {
      List<ObjectRef> named =
          objects(proposal.diagnosis())
              .filter(object -> object.display().equals(pick.option().object()))
              .toList();
      if (named.size() != 1 || !options(proposal.diagnosis()).contains(pick.option())) {
        return new Proposed.NothingToOffer("%s was not offered.".formatted(pick.option().object()));
      }
      objects.add(named.getFirst());
    }
    try {
      return proposals.drafted(proposal, DraftMenu.playbook(picks), objects);
    } catch (IllegalArgumentException e) {
      return new Proposed.NothingToOffer("The draft does not fit: %s.".formatted(e.getMessage()));
    }
  }
}
