package dev.hindsight.bot.incident;

import dev.hindsight.prompts.Tool;
import java.util.List;

/** Further tools that the operator lets a model look through; what they answer is a stranger's. */
@FunctionalInterface
public interface ToolSource {

  List<Tool> tools();
}
