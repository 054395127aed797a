package dev.hindsight.prompts.model;

import dev.hindsight.prompts.Tool;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.definition.ToolDefinition;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A tool as a model reads of it; it cannot be called through this. */
record DescribedTool(Tool tool) implements ToolCallback {

  @Override
  public ToolDefinition getToolDefinition() {
    return ToolDefinition.builder()
        .name(tool.name())
        .description(tool.description())
        .inputSchema(schema())
        .build();
  }

  private String schema() {
    ObjectNode schema = JsonMapper.shared().createObjectNode().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    if (!tool.argument().isEmpty()) {
      properties.putObject("about").put("type", "string").put("description", tool.argument());
      schema.putArray("required").add("about");
    }
    schema.put("additionalProperties", false);
    return schema.toString();
  }

  @Override
  public String call(String input) {
    throw new UnsupportedOperationException("looks are taken by us alone");
  }
}
