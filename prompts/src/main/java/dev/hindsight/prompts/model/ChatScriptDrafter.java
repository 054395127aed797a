package dev.hindsight.prompts.model;

import dev.hindsight.prompts.Account;
import dev.hindsight.prompts.Facts;
import dev.hindsight.prompts.ScriptDrafter;
import dev.hindsight.prompts.ground.Commands;
import dev.hindsight.prompts.ground.Grounding;
import dev.hindsight.prompts.template.PromptTemplate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks for steps by hand and keeps those that say and touch nothing but what the facts have. */
final class ChatScriptDrafter implements ScriptDrafter {

  static final String PROMPT = "draft-script";

  private static final Logger LOG = LoggerFactory.getLogger(ChatScriptDrafter.class);
  private static final int MOST = 8;

  private final Model model;
  private final PromptTemplate prompt = PromptTemplate.load(PROMPT);

  ChatScriptDrafter(Model model) {
    this.model = model;
  }

  @Override
  public ScriptDraft draft(Account account, Facts facts) {
    Facts shown = facts.fitting();
    try {
      Reply reply =
          model.ask(
              Question.of(
                  account,
                  prompt.render(Map.of("facts", shown.text(), "marker", Marker.fresh())),
                  ScriptAnswer.class));
      return checked(Forms.read(reply.text(), ScriptAnswer.class), shown, reply.model());
    } catch (ModelFailed e) {
      return new ScriptDraft.None(e.sentence());
    } catch (RuntimeException e) {
      LOG.error("no model could be asked for a script", e);
      return new ScriptDraft.None("The model could not be asked.");
    }
  }

  private ScriptDraft checked(ScriptAnswer answer, Facts facts, String by) {
    Grounding grounding = new Grounding(facts);
    Commands commands = new Commands(facts);
    List<Step> steps =
        answer.all().stream().flatMap(line -> step(line, grounding, commands)).limit(MOST).toList();
    return steps.isEmpty()
        ? new ScriptDraft.None("The model wrote no step that the facts bear out.")
        : new ScriptDraft.Written(steps, answer.all().size() - steps.size(), by, prompt.hash());
  }

  private static Stream<Step> step(ScriptAnswer.Line line, Grounding grounding, Commands commands) {
    return grounding.objection(line.why()).isEmpty()
            && commands.objection(line.typed(), line.why().facts()).isEmpty()
        ? Stream.of(new Step(line.why(), line.typed(), Commands.destroys(line.typed())))
        : Stream.empty();
  }
}
