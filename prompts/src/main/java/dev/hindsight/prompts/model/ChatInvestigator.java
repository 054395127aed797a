package dev.hindsight.prompts.model;

import static java.util.stream.Collectors.toSet;

import dev.hindsight.prompts.Account;
import dev.hindsight.prompts.Facts;
import dev.hindsight.prompts.Inquiry;
import dev.hindsight.prompts.Inquiry.Bearing;
import dev.hindsight.prompts.Inquiry.Finding;
import dev.hindsight.prompts.Inquiry.Look;
import dev.hindsight.prompts.Investigator;
import dev.hindsight.prompts.Tool;
import dev.hindsight.prompts.ground.Grounding;
import dev.hindsight.prompts.template.PromptTemplate;
import dev.hindsight.prompts.template.PromptTemplate.Rendered;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.SystemMessage;
import org.springframework.ai.chat.messages.ToolResponseMessage;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.tool.ToolCallback;

/** Lets a model ask for looks, turn by turn; we take them, and check what it makes of them. */
final class ChatInvestigator implements Investigator {

  static final String PROMPT = "investigate";

  private static final Logger LOG = LoggerFactory.getLogger(ChatInvestigator.class);
  private static final int TURNS = 6;
  private static final int IDLE = 2;
  private static final Duration EACH = Duration.ofSeconds(8);
  private static final String STOPPED = "It was stopped.";

  private final Model model;
  private final PromptTemplate prompt = PromptTemplate.load(PROMPT);

  ChatInvestigator(Model model) {
    this.model = model;
  }

  @Override
  public Inquiry investigate(
      Account account, Facts facts, List<Tool> tools, Predicate<List<Look>> goesOn) {
    Looks looks = new Looks(tools, facts.fitting(), goesOn, EACH);
    try {
      return turns(account, looks, tools);
    } catch (ModelFailed e) {
      return ended(looks, e.sentence());
    } catch (RuntimeException e) {
      LOG.error("an investigation broke off", e);
      return ended(looks, "The model could not be asked.");
    }
  }

  private Inquiry turns(Account account, Looks looks, List<Tool> tools) {
    List<ToolCallback> described = tools.stream().<ToolCallback>map(DescribedTool::new).toList();
    Rendered first =
        prompt.render(
            Map.of(
                "facts", looks.facts().text(),
                "marker", Marker.fresh(),
                "turns", Integer.toString(TURNS)));
    List<Message> messages = new ArrayList<>();
    messages.add(new SystemMessage(first.system()));
    messages.add(new UserMessage(first.user()));
    int idle = 0;
    for (int turn = 1; turn <= TURNS; turn++) {
      if (!looks.goOn()) {
        return ended(looks, STOPPED);
      }
      Reply reply = model.ask(new Question(account, messages, Optional.empty(), described));
      if (!looks.goOn()) {
        return ended(looks, STOPPED);
      }
      if (!reply.message().hasToolCalls()) {
        return concluded(looks, reply);
      }
      Looks.Turn taken = looks.take(reply.message());
      idle = taken.progress() ? 0 : idle + 1;
      if (idle == IDLE) {
        return ended(looks, "It did not get on: the same looks again, or nothing new.");
      }
      messages.add(taken.asked());
      messages.add(ToolResponseMessage.builder().responses(taken.responses()).build());
    }
    return ended(looks, "It had no answer after %d turns.".formatted(TURNS));
  }

  private static Inquiry concluded(Looks looks, Reply reply) {
    Grounding grounding = new Grounding(looks.facts());
    List<Finding> said = Forms.read(reply.text(), InquiryAnswer.class).read();
    List<Finding> kept =
        said.stream().filter(f -> grounding.objection(f.sentence()).isEmpty()).limit(6).toList();
    String leftOut =
        kept.size() == said.size()
            ? ""
            : " Left out: %d of %d sentences, for they said more than was found."
                .formatted(said.size() - kept.size(), said.size());
    return new Inquiry(looks.facts(), looks.trail(), kept, verdict(kept) + leftOut, reply.model());
  }

  private static String verdict(List<Finding> kept) {
    Set<Bearing> bearings = kept.stream().map(Finding::bearing).collect(toSet());
    if (bearings.contains(Bearing.CAUSE)) {
      return "It suggests a cause; that is not proven.";
    }
    if (bearings.isEmpty()) {
      return "Inconclusive.";
    }
    return bearings.contains(Bearing.STRENGTHENS)
        ? "It found more that speaks for a known cause, and no other cause."
        : "Inconclusive: it found what speaks against a known cause, and no other cause.";
  }

  private static Inquiry ended(Looks looks, String why) {
    return new Inquiry(looks.facts(), looks.trail(), List.of(), "Inconclusive. " + why, "");
  }
}
