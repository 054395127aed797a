/** Amazon Bedrock's Converse as a chat model of Spring AI. */
@NullMarked
package dev.hindsight.prompts.model.bedrock;

import org.jspecify.annotations.NullMarked;
