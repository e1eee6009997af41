-- For wrk: requests made beforehand; with "random" each has a query of its own.
local prepared, last = {}, 0

function init(args)
  for index = 1, 2000 do
    local path = wrk.path
    if args[1] == "random" then path = path .. "?" .. math.random(1000000000) end
    prepared[index] = wrk.format("GET", path)
  end
end

function request()
  last = last % #prepared + 1
  return prepared[last]
end
