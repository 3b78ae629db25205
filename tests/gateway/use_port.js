// SPDX-License-Identifier: MIT
// Requests through a local port, with Node alone: use_port.js PROXY CERTIFICATE URL...
//
// The agent and the dispatcher are the least that https.request() and fetch() need; packages do the same at length.
'use strict';
const fs = require('fs');
const http = require('http');
const https = require('https');
const tls = require('tls');

const [proxyUrl, certificate, ...urls] = process.argv.slice(2);
const proxy = new URL(proxyUrl);
const ca = fs.readFileSync(certificate);
const login = proxy.username === '' ? {} : {
    'Proxy-Authorization': 'Basic ' + Buffer.from(
        decodeURIComponent(proxy.username) + ':' + decodeURIComponent(proxy.password)).toString('base64'),
};

class TunnelAgent extends https.Agent {
    createConnection(options, done) {
        const target = `${options.host}:${options.port}`;
        const connect = http.request({
            host: proxy.hostname, port: proxy.port, method: 'CONNECT', path: target, agent: false,
            headers: { Host: target, ...login },
        });
        connect.once('connect', (answer, socket) => {
            if (answer.statusCode !== 200) {
                socket.destroy();
                return done(new Error(`the port answered ${answer.statusCode}`));
            }
            done(null, tls.connect({ socket, servername: options.host, ca }));
        });
        connect.once('error', done);
        connect.end();
    }
}
const agent = new TunnelAgent();

function request(url, headers) {
    if (url.protocol === 'https:')
        return https.request(url, { agent, headers });
    return http.request({
        host: proxy.hostname, port: proxy.port, path: url.href, headers: { ...headers, Host: url.host, ...login },
    });
}

// What fetch() gives its requests to.
const dispatcher = {
    dispatch(options, handler) {
        const isNewer = typeof handler.onRequestStart === 'function';
        const controller = { abort() {}, pause() {}, resume() {}, aborted: false, paused: false, reason: null };
        const fail = (error) => (isNewer ? handler.onResponseError(controller, error) : handler.onError(error));
        if (isNewer)
            handler.onRequestStart(controller, null);
        else
            handler.onConnect(() => {});
        const sent = request(new URL(options.path, options.origin), {});
        sent.once('error', fail);
        sent.once('response', (answer) => {
            if (isNewer)
                handler.onResponseStart(controller, answer.statusCode, answer.headers, answer.statusMessage);
            else
                handler.onHeaders(answer.statusCode, answer.rawHeaders.map((text) => Buffer.from(text)), () => {},
                    answer.statusMessage);
            answer.on('data', (bytes) => (isNewer ? handler.onResponseData(controller, bytes) : handler.onData(bytes)));
            answer.once('end', () => (isNewer ? handler.onResponseEnd(controller, {}) : handler.onComplete([])));
            answer.once('error', fail);
        });
        sent.end();
        return true;
    },
};

function plain(url) {
    return new Promise((resolve, reject) => {
        const sent = request(new URL(url), {});
        sent.once('error', reject);
        sent.once('response', (answer) => {
            let body = '';
            answer.on('data', (bytes) => (body += bytes));
            answer.once('end', () => (answer.statusCode === 200 ? resolve(body) : reject(new Error(answer.statusCode))));
            answer.once('error', reject);
        });
        sent.end();
    });
}

async function main() {
    for (const url of urls) {
        process.stdout.write(await plain(url));
        const answer = await fetch(url, { dispatcher });
        if (!answer.ok)
            throw new Error(`fetch: ${answer.status}`);
        process.stdout.write(await answer.text());
    }
}
main().catch((error) => {
    console.error(error);
    process.exitCode = 1;
});
