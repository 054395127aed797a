{{- define "hindsight.name" -}}
{{- if contains "hindsight" .Release.Name }}{{ .Release.Name | trunc 40 | trimSuffix "-" }}{{ else }}{{ printf "%s-hindsight" (.Release.Name | trunc 30 | trimSuffix "-") }}{{ end }}
{{- end }}

{{- define "hindsight.selector" -}}
app.kubernetes.io/name: hindsight
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "hindsight.labels" -}}
{{ include "hindsight.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end }}

{{- define "hindsight.image" -}}
{{- if .Values.image.digest }}{{ .Values.image.repository }}@{{ .Values.image.digest }}{{ else }}{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}{{ end }}
{{- end }}

{{/* As a properties file wants it; Helm's numbers are floating. */}}
{{- define "hindsight.value" -}}
{{- if kindIs "float64" . }}{{ printf "%.0f" . }}{{ else }}{{ toString . | replace "\\" "\\\\" }}{{ end }}
{{- end }}

{{/* What stands wrong in the values together; each alone is the schema's. */}}
{{- define "hindsight.check" -}}
{{- range $key, $_ := .Values.settings }}
{{- if regexMatch "(?i)(password|token|secret|api-?key)$" $key }}
{{- fail (printf "settings.%s is a secret: put it into a Secret, name that in secrets, with the key %s" $key ($key | replace "-" "" | replace "." "_" | upper)) }}
{{- end }}
{{- end }}
{{- if not (hasKey .Values.settings "spring.datasource.url") }}
{{- fail "settings.spring.datasource.url is missing: jdbc:postgresql://HOST:5432/DATABASE" }}
{{- end }}
{{- if and .Values.kubernetes.inCluster (hasKey .Values.settings "hindsight.kubernetes.kubeconfig") }}
{{- fail "settings.hindsight.kubernetes.kubeconfig names a cluster: set kubernetes.inCluster to false" }}
{{- end }}
{{- if hasKey .Values.settings "server.port" }}
{{- fail "settings.server.port: the pods listen on 8080; the Service's port is service.port" }}
{{- end }}
{{- range list "application.properties" "kubeconfig" }}
{{- if hasKey $.Values.files . }}
{{- fail (printf "files.%s is made by the chart: use settings" .) }}
{{- end }}
{{- end }}
{{- if ge (int .Values.disruptionBudget.minAvailable) (int .Values.replicas) }}
{{- fail "disruptionBudget.minAvailable must be less than replicas: else no node could ever be drained" }}
{{- end }}
{{- end }}

{{/* The rules of one part of files/rights.yaml that an enabled action needs, as a list in JSON. */}}
{{- define "hindsight.rules" -}}
{{- $rights := .root.Files.Get "files/rights.yaml" | fromYaml }}
{{- $enabled := .root.Values.rights.actions }}
{{- range $enabled }}
{{- if not (has . $rights.actions) }}
{{- fail (printf "rights.actions: '%s' is no action; the actions are %s" . (join ", " $rights.actions)) }}
{{- end }}
{{- end }}
{{- $rules := list }}
{{- range get $rights .part }}
{{- $needed := not (and .actions $enabled) }}
{{- range .actions }}{{ if has . $enabled }}{{ $needed = true }}{{ end }}{{ end }}
{{- if $needed }}{{ $rules = append $rules (omit . "actions") }}{{ end }}
{{- end }}
{{- toJson $rules }}
{{- end }}

{{- define "hindsight.subjects" -}}
subjects:
  - kind: ServiceAccount
    name: {{ include "hindsight.name" . }}
    namespace: {{ .Release.Namespace }}
{{- end }}
