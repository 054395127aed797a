package dev.hindsight.prompts.model;

import dev.hindsight.prompts.Account;
import dev.hindsight.prompts.Drafter;
import dev.hindsight.prompts.Facts;
import dev.hindsight.prompts.template.PromptTemplate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Shows a model numbered options and takes a number and values back. */
final class ChatDrafter implements Drafter {

  static final String PROMPT = "draft-plan";

  private static final Logger LOG = LoggerFactory.getLogger(ChatDrafter.class);
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Pattern NUMBER = Pattern.compile("\\d{1,6}(\\.\\d{1,3})?");

  /** As "512Mi" or "250m"; a value in words would be words of a model's on the card. */
  private static final Pattern QUANTITY = Pattern.compile("\\d{1,9}(\\.\\d{1,3})?[A-Za-z]{0,2}");

  /** One more than a draft may have, so that too many are seen and refused. */
  private static final int MOST = 4;

  private final Model model;
  private final PromptTemplate prompt = PromptTemplate.load(PROMPT);

  ChatDrafter(Model model) {
    this.model = model;
  }

  @Override
  public Draft draft(Account account, Facts facts, List<String> options, Optional<String> refused) {
    try {
      Reply reply =
          model.ask(
              Question.of(
                  account,
                  prompt.render(
                      Map.of(
                          "facts", facts.fitting().text(),
                          "options", numbered(options),
                          "refused", refused.map(why -> "refused: " + why).orElse(""),
                          "marker", Marker.fresh())),
                  DraftAnswer.class));
      return chosen(Forms.read(reply.text(), DraftAnswer.class), options, reply.model());
    } catch (ModelFailed e) {
      return new Draft.None(e.sentence());
    } catch (RuntimeException e) {
      LOG.error("no model could be asked for a draft", e);
      return new Draft.None("The model could not be asked.");
    }
  }

  private static String numbered(List<String> options) {
    return IntStream.range(0, options.size())
        .mapToObj(i -> "(%d) %s".formatted(i + 1, options.get(i)))
        .collect(Collectors.joining("\n"));
  }

  private Draft chosen(DraftAnswer answer, List<String> options, String by) {
    List<Choice> steps =
        answer.all().stream()
            .limit(MOST)
            .flatMap(
                step -> step(Objects.requireNonNullElse(step.option(), 0), step, options).stream())
            .toList();
    return steps.isEmpty() || steps.size() < Math.min(MOST, answer.all().size())
        ? new Draft.Unfitting()
        : new Draft.Chosen(steps, by, prompt.hash());
  }

  private static Optional<Choice> step(int at, DraftAnswer.Step step, List<String> options) {
    return at < 1 || at > options.size()
        ? Optional.empty()
        : Optional.of(new Choice(at - 1, filled(options.get(at - 1), step)));
  }

  /** Only values that the option has, each of the kind that the example has. */
  private static String filled(String option, DraftAnswer.Step answer) {
    ObjectNode action = (ObjectNode) JSON.readTree(option.substring(option.indexOf('{')));
    if (answer.values() != null) {
      for (DraftAnswer.Value value : answer.values()) {
        if (value != null && value.name() != null && value.value() != null) {
          put(action, value.name(), value.value());
        }
      }
    }
    return action.toString();
  }

  private static void put(ObjectNode action, String name, String value) {
    JsonNode example = action.path(name);
    if (example.isNumber() && NUMBER.matcher(value).matches()) {
      action.set(name, JSON.readTree(value));
    } else if (example.isString() && !name.equals("type") && QUANTITY.matcher(value).matches()) {
      action.put(name, value);
    }
  }
}
