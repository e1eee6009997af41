// What Redis does in one step. KEYS: entries (hash), keys (sorted by text), expiring (sorted by expiry), commits (counter).

/**
 * ARGV: an id of this commit, now, then counted lists of expectations (key, version), removals (key) and puts (key,
 * expiry, json). Answers `done` with its version, the same one when it is repeated, or `changed` with a key.
 */
export const commitScript = `
local entries, keys, expiring, commits, done = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local before = redis.call('GET', done)
if before then return {'done', before} end

local now = tonumber(ARGV[2])
local at = 3
local function take()
  at = at + 1
  return ARGV[at - 1]
end

for _ = 1, tonumber(take()) do
  local key, wanted = take(), take()
  local row = redis.call('HGET', entries, key)
  local version = ''
  if row then
    local kept, expires = string.match(row, '^(%d+):(%d*):')
    if expires == '' or tonumber(expires) > now then version = kept end
  end
  if version ~= wanted then return {'changed', key} end
end

local version = tostring(redis.call('INCR', commits))
for _ = 1, tonumber(take()) do
  local key = take()
  redis.call('HDEL', entries, key)
  redis.call('ZREM', keys, key)
  redis.call('ZREM', expiring, key)
end
for _ = 1, tonumber(take()) do
  local key, expires, json = take(), take(), take()
  redis.call('HSET', entries, key, version .. ':' .. expires .. ':' .. json)
  redis.call('ZADD', keys, 0, key)
  if expires == '' then
    redis.call('ZREM', expiring, key)
  else
    redis.call('ZADD', expiring, expires, key)
  end
end
redis.call('SET', done, version, 'EX', 3600)
return {'done', version}
`

/** ARGV: both ends of the range, the limit, `1` for the opposite order, now. Answers keys and rows in turn. */
export const listScript = `
local entries, keys = KEYS[1], KEYS[2]
local low, high, limit, now = ARGV[1], ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[5])
local found, offset = {}, 0
while #found < 2 * limit do
  local page
  if ARGV[4] == '1' then
    page = redis.call('ZREVRANGEBYLEX', keys, high, low, 'LIMIT', offset, limit)
  else
    page = redis.call('ZRANGEBYLEX', keys, low, high, 'LIMIT', offset, limit)
  end
  if #page == 0 then break end
  for index = 1, #page, 500 do
    local some = {unpack(page, index, math.min(index + 499, #page))}
    for place, row in ipairs(redis.call('HMGET', entries, unpack(some))) do
      if row and #found < 2 * limit then
        local expires = string.match(row, '^%d+:(%d*):')
        if expires == '' or tonumber(expires) > now then
          found[#found + 1] = some[place]
          found[#found + 1] = row
        end
      end
    end
  end
  if #page < limit then break end
  offset = offset + #page
end
return found
`

/** ARGV: now. Frees up to a thousand expired entries at a time; answers how many. */
export const sweepScript = `
local entries, keys, expiring = KEYS[1], KEYS[2], KEYS[3]
local freed = 0
while true do
  local gone = redis.call('ZRANGEBYSCORE', expiring, '-inf', ARGV[1], 'LIMIT', 0, 1000)
  if #gone == 0 then return freed end
  redis.call('HDEL', entries, unpack(gone))
  redis.call('ZREM', keys, unpack(gone))
  redis.call('ZREM', expiring, unpack(gone))
  freed = freed + #gone
end
`
