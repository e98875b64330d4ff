#!/bin/sh
# Asks a vendor's model one recorded question through the gateway's own client. See live-model-check.md.
set -eu

usage="live-model-check: name one of openai-realtime, grok, gemini, amazon-nova; see docs/live-model-check.md"
[ $# -ge 1 ] && [ $# -le 2 ] || { echo "$usage" >&2; exit 2; }
case "$1" in
  openai-realtime) keys="BELUGA_S2S_OPENAI_REALTIME_API_KEY BELUGA_S2S_OPENAI_REALTIME_API_KEY_FILE" ;;
  grok) keys="BELUGA_S2S_GROK_API_KEY BELUGA_S2S_GROK_API_KEY_FILE" ;;
  gemini) keys="BELUGA_S2S_GEMINI_API_KEY BELUGA_S2S_GEMINI_API_KEY_FILE" ;;
  amazon-nova) keys="BELUGA_S2S_AMAZON_NOVA_ACCESS_KEY_ID BELUGA_S2S_AMAZON_NOVA_ACCESS_KEY_ID_FILE AWS_ACCESS_KEY_ID
    AWS_PROFILE AWS_WEB_IDENTITY_TOKEN_FILE AWS_CONTAINER_CREDENTIALS_FULL_URI AWS_CONTAINER_CREDENTIALS_RELATIVE_URI" ;;
  *) echo "$usage" >&2; exit 2 ;;
esac
for name in $keys; do
  eval "value=\${$name:-}"
  if [ -n "$value" ]; then
    cd "$(dirname "$0")/.."
    mvn -B -ntp -q -Plive-model -Dlive-model="$*" && exit 0
    exit 1
  fi
done
echo "live-model-check: ${keys%% *} is not set: without the vendor's key nothing can be tried; see docs/live-model-check.md" >&2
exit 2
