package dev.hindsight.prompts.template;

/** How the value of a secret is written, and what stands in its place where there is none. */
final class Values {

  /** A quote, also escaped in JSON, HTML or an address. */
  static final String QUOTE = "(?:\\\\{0,3}[\"'`]|&quot;|&#3[49];|&apos;|%2[27]|\\\\{1,2}u002[27])";

  private static final String END = "[.:!]?(?![^\\s\"',;&)}\\\\\\]<])";

  /** Words of prose, states and flags. */
  private static final String WORDS =
      "(?i:true|false|yes|no|on|off|ok|null|nil|none|undefined|empty|unset|hidden|masked|redacted|filtered|protected|sensitive"
          + "|encrypted|not|is|isn't|was|were|are|has|have|had|must|may|can|cannot|could|should|will|would|do|does|did|be|been"
          + "|missing|required|invalid|incorrect|expired|expires|wrong|too|mismatch|mismatched|unknown|unexpected|unauthorized"
          + "|authentication|signature|failed|failure|rejected|refused|denied|error|ignored|revoked|rotated|rotation|changed|updated"
          + "|reset|set|created|deleted|removed|generated|loaded|mounted|provided|supplied|found|needed|valid|verified|accepted"
          + "|refresh|refreshed|validation|verification|policy|length|field|flag|option|argument|parameter|file|env|provider|store"
          + "|secretkeyref|valuefrom|configmapkeyref|the|a|an|and|or|in|for|from|to|of|by|at|as|with|without|using|via|per|this|that|it"
          + "|please|check|see|use|unable|string|int|bytes?|object|optional|default|kubectl|oc|aws)";

  /** Where a secret is, not what it is. */
  private static final String REFERENCES =
      "(?:\\$[({]|\\$\\d{1,2}(?!\\w)|[A-Za-z_.$]{2,80}+[@{][0-9a-f]{4,8}\\b|\\$[A-Za-z_]{2,40}+(?![^\\s\"',;)}\\]])|\\{\\{|\\{\\d{0,2}}|%\\(|%[sdvq]\\b|%[A-Z_]{2,40}%|<%|!(?:Ref|vault|Sub|secret)\\b|\\((?:sensitive|known|hidden|none|not|empty)"
          + "|(?i:arn:aws|vault:|ssm:|sm:|op:|secretref:|file:|env:|kms:|awssm:|keyvault:|gcpsm:|secretsmanager:|projects/|https?:)(?=[^\\s\"'@]{0,300}+(?![^\\s\"']))"
          + "|~?\\.{0,2}/(?:[a-z][a-z0-9_.-]{1,40}/){1,10}+[A-Za-z0-9_.-]{0,80}+(?![^\\s\"',;)\\]])"
          + "|(?:process\\.env|os\\.environ|System\\.getenv|getenv|ENV\\[))";

  /** What must not follow where a value is to be: none, a reference, or one that is hidden. */
  static final String NONE =
      "(?!"
          + QUOTE
          + "?(?:\\[redacted:[a-z-]{1,24}]|<[^<>\\n]{1,200}>|"
          + REFERENCES
          + "|[|>][+-]?(?=\\s|$)|[\\[{](?=[\\s\"'{\\[\\]}\\\\]|$)|\\[(?i:redacted|filtered|hidden|masked|protected)"
          + "|(?:[*•#.…]{2,64}+|[xX]{4,64}+|-{1,8}+|"
          + WORDS
          + ")"
          + END
          + "))";

  /** Up to the end of an unquoted value. */
  static final String BARE =
      "(?:[^\\s\"'`&;,\\\\<]|[&;,](?![\\s\"'&]|$|[A-Za-z_. -]{1,40}[=:]|quot;|#3|apos;)"
          + "|\\\\(?![\"'`nru])|<(?!/)){1,2048}+";

  private Values() {}
}
