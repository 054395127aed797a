package dev.hindsight.bot.slack;

import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewState;
import dev.hindsight.actions.PersonId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A form that was sent.
 *
 * @param route the form's callback id
 * @param metadata what the form carries: ids, believed only after they were looked up
 * @param values what was entered or chosen, by the block it is in; absent where nothing was
 * @param channel where the window was opened
 * @param thread in which thread there
 * @param view the window's id
 * @param hash which state of the window it was
 */
record Submission(
    PersonId person,
    String team,
    String route,
    String metadata,
    Map<String, List<String>> values,
    Optional<String> channel,
    Optional<String> thread,
    String view,
    String hash)
    implements Interaction {

  Submission {
    values = Map.copyOf(values);
  }

  static Submission of(ViewSubmissionPayload payload) {
    View view = payload.getView();
    Carried carried = Carried.read(Objects.toString(view.getPrivateMetadata(), ""));
    return new Submission(
        new PersonId(payload.getUser().getId()),
        Objects.toString(payload.getUser().getTeamId(), ""),
        Objects.toString(view.getCallbackId(), ""),
        carried.metadata(),
        entered(view),
        carried.channel(),
        carried.thread(),
        Objects.toString(view.getId(), ""),
        Objects.toString(view.getHash(), ""));
  }

  /** What was corrected and sent again is another one. */
  @Override
  public String key() {
    return "form %s %s %s".formatted(view, hash, Repeats.digest(new TreeMap<>(values).toString()));
  }

  @Override
  public Submission redacted(UnaryOperator<String> redactor) {
    Map<String, List<String>> clean = new LinkedHashMap<>(values);
    clean.replaceAll((block, some) -> some.stream().map(redactor).toList());
    return new Submission(person, team, route, metadata, clean, channel, thread, view, hash);
  }

  @Override
  public Ear ear() {
    return new Ear(person, Optional.empty(), channel, thread);
  }

  /** What was entered in a block that takes one thing. */
  Optional<String> value(String block) {
    return values.getOrDefault(block, List.of()).stream().findFirst();
  }

  private static Map<String, List<String>> entered(View view) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    Optional.ofNullable(view.getState())
        .map(ViewState::getValues)
        .orElse(Map.of())
        .forEach(
            (block, fields) -> {
              List<String> some =
                  fields.values().stream()
                      .filter(Objects::nonNull)
                      .flatMap(Submission::values)
                      .distinct()
                      .toList();
              if (!some.isEmpty()) {
                all.put(block, some);
              }
            });
    return all;
  }

  private static Stream<String> values(ViewState.Value field) {
    return Stream.of(
            Stream.of(
                Optional.ofNullable(field.getValue()),
                Optional.ofNullable(field.getSelectedOption())
                    .map(ViewState.SelectedOption::getValue),
                Optional.ofNullable(field.getSelectedUser()),
                Optional.ofNullable(field.getSelectedChannel()),
                Optional.ofNullable(field.getSelectedConversation()),
                Optional.ofNullable(field.getSelectedDate()),
                Optional.ofNullable(field.getSelectedTime()),
                Optional.ofNullable(field.getSelectedDateTime()).map(String::valueOf)),
            several(field.getSelectedOptions()).map(option -> Optional.of(option.getValue())),
            several(field.getSelectedUsers()).map(Optional::of),
            several(field.getSelectedChannels()).map(Optional::of),
            several(field.getSelectedConversations()).map(Optional::of))
        .flatMap(some -> some)
        .flatMap(Optional::stream)
        .filter(value -> !value.isBlank());
  }

  private static <T> Stream<T> several(List<T> values) {
    return Stream.ofNullable(values).flatMap(List::stream);
  }
}
