#!/bin/sh
# Places one call through a real Twilio account and reads what Twilio thinks of it. See live-check.md.
set -eu

for name in TWILIO_ACCOUNT_SID TWILIO_AUTH_TOKEN TWILIO_FROM TWILIO_TO BELUGA_PUBLIC_URL; do
  eval "value=\${$name:-}"
  if [ -z "$value" ]; then
    echo "live-check: $name is not set; see docs/live-check.md" >&2
    exit 2
  fi
done

api="https://api.twilio.com/2010-04-01/Accounts/$TWILIO_ACCOUNT_SID"
# The credentials are handed over by standard input, so that no process list shows them.
twilio() {
  printf 'user = "%s:%s"\n' "$TWILIO_ACCOUNT_SID" "$TWILIO_AUTH_TOKEN" | curl --silent --show-error --fail --config - "$@"
}
field() {
  sed -n "s/.*\"$1\": *\"\{0,1\}\([^\",}]*\).*/\1/p" | head -n 1
}
status_of() {
  curl --silent --output /dev/null --write-out '%{http_code}' "$@"
}

if [ -n "${BELUGA_HEALTH_URL:-}" ]; then
  ready=$(status_of "$BELUGA_HEALTH_URL") || true
  [ "$ready" = 200 ] || { echo "live-check: $BELUGA_HEALTH_URL answered $ready, not 200" >&2; exit 1; }
else
  echo "BELUGA_HEALTH_URL is not set: the gateway is not asked whether it is ready"
fi
unsigned=$(status_of --data CallSid=CA0 "$BELUGA_PUBLIC_URL/twilio/voice") || true
[ "$unsigned" = 403 ] || { echo "live-check: an unsigned webhook was answered with $unsigned, not 403" >&2; exit 1; }

call=$(twilio "$api/Calls.json" \
  --data-urlencode "From=$TWILIO_FROM" \
  --data-urlencode "To=$TWILIO_TO" \
  --data-urlencode "Url=$BELUGA_PUBLIC_URL/twilio/voice" \
  --data-urlencode "StatusCallback=$BELUGA_PUBLIC_URL/twilio/status" | field sid)
echo "call $call placed: answer it, talk, and hang up"

left=150
while :; do
  state=$(twilio "$api/Calls/$call.json" | field status)
  case "$state" in
    completed | busy | failed | no-answer | canceled) break ;;
  esac
  left=$((left - 1))
  [ "$left" -gt 0 ] || { echo "live-check: the call was still $state after five minutes" >&2; exit 1; }
  sleep 2
done

seconds=$(twilio "$api/Calls/$call.json" | field duration)
echo "status $state, $seconds s"
[ "$state" = completed ] || { echo "live-check: the call was not completed" >&2; exit 1; }
echo "waiting half a minute for what Twilio may note"
left=7
while [ "$left" -gt 0 ]; do
  notes=$(twilio "$api/Calls/$call/Notifications.json")
  errors=$(echo "$notes" | tr ',' '\n' | sed -n 's/.*"error_code": *"\([0-9]*\)".*/\1/p' | sort | uniq -c)
  if [ -n "$errors" ]; then
    echo "live-check: Twilio noted (count, code):" >&2
    echo "$errors" >&2
    exit 1
  fi
  left=$((left - 1))
  [ "$left" -eq 0 ] || sleep 5
done
echo "Twilio noted nothing: the call went through"
