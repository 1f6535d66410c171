/**
 * Clients that hand in acts, in a process of their own. Standard input: one object of JSON with `address` (where acts are posted),
 * `key`, and either `requests`, bodies that `clients` of them send one after the other, or with `perSecond` bodies that come at a
 * steady pace, whether or not the ones before were answered. Standard output: `seconds` it took in all, and `latencies` in milliseconds.
 */

import { Agent, request } from 'node:http';
import { stdin, stdout } from 'node:process';
import { text } from 'node:stream/consumers';

const { address, key, requests, clients, perSecond } = JSON.parse(await text(stdin));
const agent = new Agent({ keepAlive: true, maxSockets: clients });
const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };

/** Milliseconds until the answer was there. Throws where any act was not taken. */
function post(body) {
  const from = performance.now();
  return new Promise((resolve, reject) => {
    request(address, { agent, method: 'POST', headers }, async (response) => {
      const answer = await text(response);
      if (response.statusCode >= 300 || answer.includes('"refusals"')) reject(new Error(answer));
      else resolve(performance.now() - from);
    })
      .on('error', reject)
      .end(body);
  });
}

async function inTurn() {
  const left = [...requests];
  const latencies = [];
  const client = async () => {
    for (let body = left.shift(); body !== undefined; body = left.shift()) latencies.push(await post(body));
  };
  await Promise.all(Array.from({ length: clients }, client));
  return latencies;
}

function atPace() {
  const began = performance.now();
  const sent = requests.map(async (body, place) => {
    await new Promise((resolve) => setTimeout(resolve, began + (place * 1000) / perSecond - performance.now()));
    return await post(body);
  });
  return Promise.all(sent);
}

const began = performance.now();
const latencies = perSecond === undefined ? await inTurn() : await atPace();
stdout.write(JSON.stringify({ seconds: (performance.now() - began) / 1000, latencies }));
agent.destroy();
