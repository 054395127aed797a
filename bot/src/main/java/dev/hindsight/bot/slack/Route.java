package dev.hindsight.bot.slack;

import com.slack.api.bolt.handler.BoltEventHandler;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import dev.hindsight.bot.slack.block.Message;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Something that Slack may send, what Slack must know of it, and who does it. */
sealed interface Route {

  /** By this name Slack says that it is meant. */
  String name();

  /** What is done on it; the answer is told to nobody but whoever asked. */
  @FunctionalInterface
  interface Work<I extends Interaction> extends BiFunction<Desks, I, Optional<Message>> {}

  /** A command that is typed. */
  record Command(String name, String description, Work<SlashCommand> work) implements Route {}

  /** A button, or a choice, with this action id. */
  record Press(String name, Work<Click> work) implements Route {}

  /** Looks at what was sent, while Slack waits. */
  @FunctionalInterface
  interface Look {

    /**
     * What it says.
     *
     * @param typed as it was typed, to be compared and never kept or shown
     * @param sent the same without secrets, which is what counts
     */
    Check at(Desks to, Submission typed, Submission sent);
  }

  /**
   * A form with this callback id.
   *
   * @param field the block that shows what has no block of its own
   */
  record Form(String name, String field, Look look, Work<Submission> work) implements Route {

    String field(View view) {
      return field(view, field);
    }

    /** The block that shows it in this window: Slack takes no error on one that is not there. */
    String field(View view, String wished) {
      List<String> there =
          Optional.ofNullable(view.getBlocks()).orElse(List.of()).stream()
              .filter(block -> "input".equals(block.getType()))
              .map(LayoutBlock::getBlockId)
              .toList();
      return there.isEmpty() || there.contains(wished) ? wished : there.getFirst();
    }
  }

  /**
   * An entry in the menu of every message.
   *
   * @param label what people choose, a verb first
   */
  record OnMessage(String name, String label, String description, Work<MessageShortcut> work)
      implements Route {}

  /** An entry in the workspace's menu of shortcuts. */
  record Anywhere(String name, String label, String description, Work<GlobalShortcut> work)
      implements Route {}

  /**
   * Something that Slack tells unasked.
   *
   * @param name as the manifest asks for it
   * @param scopes the rights it takes
   */
  record Event<E extends com.slack.api.model.event.Event>(
      Class<E> type, String name, List<String> scopes, Function<Desks, BoltEventHandler<E>> taker)
      implements Route {}
}
