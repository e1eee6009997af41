#!/usr/bin/env bash
set -u
export LC_ALL=C # bytes, not characters: a message goes out exactly as it came in

url=${STATUS_API_URL:-http://localhost:4321}
token=${STATUS_API_TOKEN:-}
delay=${STATUS_RETRY_DELAY:-1}
message='' severity='' status='' components='' incident='' key=''
resolve=false notify=true drill=false dry_run=false json=false
attempts=3

main() {
  read_arguments "$@"
  check_arguments
  check_environment
  [ -n "$key" ] || key=$(random_key)
  notice=$(notice_as_json)
  post_with_retries
  [ "$failure" -eq 0 ] || report_silence
  case $http in
    200 | 201) report_success ;;
    *) report_refusal ;;
  esac
}

help() {
  cat <<'HELP'
Post a notice to the status page.

  update-status-page.sh "Investigating issue with authentication"
  update-status-page.sh "We found the cause" --status identified --component auth
  update-status-page.sh --resolve "Sign-in works again"
  update-status-page.sh "Database is slow" --severity P2 --dry-run

It goes to the open incident it belongs to, or opens one. Status, components and severity
are read from the words where no flag gives them. The last line printed is the address.

  --severity P1|P2|P3|P4   how bad it is
  --component NAME         what is affected; repeat it for several
  --status WORD            investigating, identified, monitoring or resolved
  --incident ID            the incident to update, such as INC-2026-11-23-001
  --resolve                same as --status resolved; the message may be left out
  --no-notify              tell no subscribers
  --drill                  only practise: goes to the drill that runs, or begins one; never public
  --dry-run                show what would be posted and change nothing
  --json                   print the server's JSON answer
  --key KEY                idempotency key: the same key never posts twice
  --help                   this text
  --                       what follows is the message, even if it starts with a dash

Environment
  STATUS_API_TOKEN         the API token; always needed
  STATUS_API_URL           the status page, default http://localhost:4321
  STATUS_RETRY_DELAY       seconds before the first retry, default 1

Exit codes
  0  done; also a dry run, and a repeat that changed nothing
  2  wrong usage; nothing was sent
  3  the server could not be reached
  4  the token is missing or was refused
  5  the server refused the content
  6  conflict: changed by someone else, several incidents open, or none to resolve
  7  rate limited, also after retrying
  8  the server failed, or what answered is not the status page
HELP
}

read_arguments() {
  local arg
  while [ $# -gt 0 ]; do
    case $1 in
      --severity | --component | --status | --incident | --key)
        case ${2:-} in '' | -*) misuse "$1 needs a value" ;; esac
        take_value "$1" "$2"
        shift
        ;;
      --severity=* | --component=* | --status=* | --incident=* | --key=*) take_value "${1%%=*}" "${1#*=}" ;;
      --resolve) resolve=true ;;
      --no-notify) notify=false ;;
      --drill) drill=true ;;
      --dry-run) dry_run=true ;;
      --json) json=true ;;
      --help | -h) help && exit 0 ;;
      --) shift && break ;;
      -*) misuse "unknown flag $1 (put -- before a message that starts with a dash)" ;;
      *) take_message "$1" ;;
    esac
    shift
  done
  for arg in "$@"; do take_message "$arg"; done
}

take_value() {
  [ -n "$2" ] || misuse "$1 needs a value"
  case $1 in
    --severity) severity=$2 ;;
    --component) components=$components${components:+,}$(quoted "$2") ;;
    --status) status=$2 ;;
    --incident) incident=$2 ;;
    --key) key=$2 ;;
  esac
}

take_message() {
  [ -z "$message" ] || misuse 'more than one message; put the whole message in quotes'
  message=$1
}

check_arguments() {
  case $severity in
    '' | P[1-4]) ;;
    p[1-4]) severity=P${severity#p} ;;
    *) misuse "--severity is P1, P2, P3 or P4, not $severity" ;;
  esac
  case $status in
    '' | investigating | identified | monitoring | resolved) ;;
    *) misuse "--status is investigating, identified, monitoring or resolved, not $status" ;;
  esac
  if $resolve; then
    case $status in '' | resolved) status=resolved ;; *) misuse "--resolve contradicts --status $status" ;; esac
  fi
  case $key in *[![:print:]]*) misuse '--key is plain printable ASCII' ;; esac
  case $message in *[![:space:]]*) return ;; esac
  [ "$status" = resolved ] || misuse 'there is no message'
  message='This incident has been resolved.'
}

check_environment() {
  case $url in
    *[![:graph:]]*) misuse 'STATUS_API_URL contains a space or an unprintable character' ;;
    http://?* | https://?*) url=${url%/} ;;
    *) misuse "STATUS_API_URL starts with http:// or https://, not $url" ;;
  esac
  case $delay in '' | *[!0-9]* | ????*) misuse "STATUS_RETRY_DELAY is whole seconds, not $delay" ;; esac
  case $token in
    '') fail 4 'STATUS_API_TOKEN is not set. Export the API token and run again' ;;
    *[![:graph:]]*) fail 4 'STATUS_API_TOKEN contains a space, line break or unprintable character. Export the bare token' ;;
  esac
}

random_key() {
  od -An -N16 -tx1 /dev/urandom | tr -d ' \n'
}

notice_as_json() {
  printf '{"message":%s' "$(quoted "$message")"
  [ -z "$severity" ] || printf ',"severity":"%s"' "$severity"
  [ -z "$status" ] || printf ',"status":"%s"' "$status"
  [ -z "$components" ] || printf ',"components":[%s]' "$components"
  [ -z "$incident" ] || printf ',"incident":%s' "$(quoted "$incident")"
  ! $drill || printf ',"drill":true'
  printf ',"notify":%s}' "$notify"
}

# A string of JSON; where there are no control characters also one of curl's configuration.
# In chunks, because bash walks a string from its start for every character taken from it.
quoted() {
  local chunk char start i
  printf '"'
  for ((start = 0; start < ${#1}; start += 256)); do
    chunk=${1:start:256}
    for ((i = 0; i < ${#chunk}; i++)); do
      char=${chunk:i:1}
      case $char in
        '"' | \\) printf '\\%s' "$char" ;;
        [[:cntrl:]]) printf '\\u%04x' "'$char" ;;
        *) printf '%s' "$char" ;;
      esac
    done
  done
  printf '"'
}

post_with_retries() {
  local attempt=1
  post
  while worth_repeating && [ "$attempt" -lt "$attempts" ] && [ "${retry_after:-0}" -le 10 ]; do
    attempt=$((attempt + 1))
    [ ! -t 2 ] || printf 'update-status-page: no luck yet, attempt %s of %s\n' "$attempt" "$attempts" >&2
    sleep "${retry_after:-$((10#$delay * (attempt - 1)))}"
    post
  done
}

post() {
  local answer newline=$'\n' blank_line=$'\r\n\r\n'
  local interim='^HTTP/[0-9.]+ 1[0-9][0-9]' wait_header=$'\n[Rr]etry-[Aa]fter:[ \t]*([0-9]{1,6})[ \t]*\r'
  # The braces also keep bash from remarking on NUL bytes in an answer that is not ours.
  { answer=$(request | curl -q --silent --include --globoff --suppress-connect-headers \
    --connect-timeout 5 --max-time 15 --config - \
    --write-out '\n%{redirect_url}\n%{content_type}\n%{http_code}'); } 2>/dev/null
  failure=$?
  http=${answer##*"$newline"} answer=${answer%"$newline"*}
  type=${answer##*"$newline"} answer=${answer%"$newline"*}
  redirect=${answer##*"$newline"} answer=${answer%"$newline"*}
  while [[ $answer =~ $interim && $answer == *"$blank_line"* ]]; do answer=${answer#*"$blank_line"}; done
  body=${answer#*"$blank_line"} retry_after=''
  [[ ${answer%%"$blank_line"*}$'\r' =~ $wait_header ]] && retry_after=$((10#${BASH_REMATCH[1]}))
}

# Goes to curl on its standard input, so that the token never shows in the process list.
request() {
  local path=/api/v1/notices accept=text/plain
  ! $dry_run || path="$path?dryRun=true"
  ! $json || accept=application/json
  printf 'url = %s\n' "$(quoted "$url$path")"
  printf 'header = %s\n' "$(quoted "Authorization: Bearer $token")" "$(quoted "Idempotency-Key: $key")" \
    "\"Accept: $accept\"" '"Content-Type: application/json"' '"Expect:"'
  printf 'data-raw = %s\n' "$(quoted "$notice")"
}

# curl 16, 18, 28, 35, 52, 55, 56 and 92: cut off or timed out, so the notice may or may not have arrived.
worth_repeating() {
  case $failure/$http in
    0/429 | 0/502 | 0/503 | 0/504) ;;
    16/* | 18/* | 28/* | 35/* | 52/* | 55/* | 56/* | 92/*) ;;
    *) false ;;
  esac
}

report_silence() {
  case $failure in
    6) fail 3 "The host of $url is unknown. Check STATUS_API_URL and the network" ;;
    7) fail 3 "Cannot connect to $url. Check that the server runs and that STATUS_API_URL is right" ;;
    60) fail 3 "The TLS certificate of $url is not trusted. Check STATUS_API_URL and the certificate" ;;
    127) fail 3 'curl is not installed. Install it and run again' ;;
  esac
  worth_repeating || fail 3 "Cannot reach $url (curl exit code $failure). Check STATUS_API_URL and the network"
  fail 3 "No whole answer from $url in $attempts attempts; the notice may have been posted. $(safe_repeat)"
}

report_success() {
  local text=${body%$'\n'}
  case $json/$type in
    true/application/json*)
      [[ $body == '{'* ]] || not_ours
      printf '%s' "$body"
      ;;
    false/text/plain*)
      [[ ( $dry_run == true && -n $text ) || ${text##*$'\n'} == http*://* ]] || not_ours
      printf '%s\n' "$text"
      ;;
    *) not_ours ;;
  esac
}

report_refusal() {
  local reason
  reason=$(detail)
  case $http/$type in
    429/*) fail 7 "Rate limited$reason. Wait ${retry_after:-60} s. $(safe_repeat)" ;;
    3??/* | 4??/*html*) not_ours ;;
    401/* | 403/*) fail 4 "The server refused the token ($http)$reason. Check STATUS_API_TOKEN and run again" ;;
    400/* | 413/* | 422/*) fail 5 "The server refused the notice ($http)$reason. Correct it and run again" ;;
    404/*) fail 5 "Not found$reason. Check --incident, --component and STATUS_API_URL, and run again" ;;
    409/*) fail 6 "Not posted, conflict$reason. Look at $url, then run again, with --incident if several are open" ;;
    5??/*) fail 8 "The server failed ($http)$reason. $(safe_repeat)" ;;
    *) not_ours ;;
  esac
}

detail() {
  local text='' escaped_quote='\"' quote='"' pattern='"detail"[[:space:]]*:[[:space:]]*"(([^"\\]|\\.)*)"'
  if [[ $type == text/plain* ]]; then
    text=${body:0:400}
  elif [[ $type == application/*json* && $body =~ $pattern ]]; then
    printf -v text '%b' "${BASH_REMATCH[1]//"$escaped_quote"/$quote}"
  fi
  text=$(one_line "$text")
  printf '%s' "${text:+: }${text%.}"
}

not_ours() {
  fail 8 "What answered at $url is not the status page ($http ${type:-without a content type}${redirect:+, redirects to $redirect}). Check STATUS_API_URL"
}

safe_repeat() {
  printf 'Repeat the command with --key %s, which cannot post twice' "$key"
}

misuse() {
  fail 2 "$1. See update-status-page.sh --help"
}

fail() {
  printf 'update-status-page: %s.\n' "$(one_line "$2")" >&2
  exit "$1"
}

one_line() {
  local text=${1//[[:space:]]/ } c1_controls=$'\302[\200-\237]'
  text=${text//$c1_controls/} text=${text//[[:cntrl:]]/}
  while [[ $text == *'  '* ]]; do text=${text//  / }; done
  text=${text# }
  printf '%s' "${text% }"
}

main "$@"
