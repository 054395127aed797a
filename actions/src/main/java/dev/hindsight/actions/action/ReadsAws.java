package dev.hindsight.actions.action;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The kind of object that an action changes, which is looked at before and after. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ReadsAws {

  /** The same as {@link AwsAction#awsKind}. */
  AwsKind value();
}
