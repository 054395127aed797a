package dev.hindsight.bot.incident;

import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.approval.Approvers;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who may say yes: an active member who is on the list, asked at click and at start. */
@Component
class ApprovalDesk implements Approvers {

  private final People people;
  private final List<String> approvers;

  ApprovalDesk(People people, ApproverSettings settings) {
    this.people = people;
    this.approvers = List.copyOf(settings.approvers());
  }

  @Override
  public Standing standing(PersonId person) {
    return switch (people.find(person)) {
      case People.Person.Member _ when approvers.contains(person.value()) ->
          new Standing.Approver();
      case People.Person.Member _ -> new Standing.Colleague(this::whoCan);
      case People.Person.Outsider(String why) -> new Standing.Nobody(why);
      case People.Person.Unreachable(String why) -> new Standing.Unverified(why);
    };
  }

  private String whoCan() {
    return approvers.isEmpty()
        ? "Nobody can approve yet: hindsight.approvers is empty."
        : "It takes one of: "
            + approvers.stream().map(this::name).collect(Collectors.joining(", "))
            + ".";
  }

  private String name(String id) {
    return people.find(new PersonId(id)) instanceof People.Person.Member(String name) ? name : id;
  }
}
