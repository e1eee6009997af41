// What the runtime itself takes for a request.
export default { fetch: () => new Response('nothing') }
