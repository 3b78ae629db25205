// SPDX-License-Identifier: MIT
#include "bench/meter.h"

#include "check_load.h"

#include <QElapsedTimer>
#include <QFile>

#include <curl/curl.h>

namespace proxydeck::bench {

namespace {

size_t take(char *bytes, size_t size, size_t number, void *body)
{
    static_cast<QByteArray *>(body)->append(bytes, qsizetype(size * number));
    return size * number;
}

CURL *begin(const CheckLoad &load, int check, QByteArray *body)
{
    CURL *easy = curl_easy_init();
    const QByteArray proxy = "http://127.0.0.1:" + QByteArray::number(load.port(check));
    curl_easy_setopt(easy, CURLOPT_URL, load.url().toLatin1().constData());
    curl_easy_setopt(easy, CURLOPT_PROXY, proxy.constData());
    curl_easy_setopt(easy, CURLOPT_HTTPPROXYTUNNEL, 1L);
    curl_easy_setopt(easy, CURLOPT_PROXYAUTH, long(CURLAUTH_BASIC));
    curl_easy_setopt(easy, CURLOPT_PROXYUSERPWD, "TESTKEY01:TESTPWD02");
    curl_easy_setopt(easy, CURLOPT_FORBID_REUSE, 1L);
    curl_easy_setopt(easy, CURLOPT_FRESH_CONNECT, 1L);
    curl_easy_setopt(easy, CURLOPT_TIMEOUT, 120L);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, take);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, body);
    curl_easy_setopt(easy, CURLOPT_PRIVATE, body);
    if (load.isSecure) {
        // As one file and nothing else, which libcurl reads once; a blob or a folder it would read for each connection.
        curl_easy_setopt(easy, CURLOPT_CAINFO, QFile::encodeName(load.rootsFile).constData());
        curl_easy_setopt(easy, CURLOPT_CAPATH, nullptr);
    }
    return easy;
}

} // namespace

CheckFigures checkByCurl(const CheckLoad &load)
{
    curl_global_init(CURL_GLOBAL_DEFAULT);
    CheckFigures figures;
    figures.restingThreads = threadsNow();
    figures.restingBytes = double(bytesResident());
    CURLM *multi = curl_multi_init();
    QElapsedTimer time;
    time.start();
    const double startMs = processorMs();
    int begun = 0;
    int running = 0;
    while (figures.endsMs.size() < load.checks) {
        for (; begun < load.checks && begun - int(figures.endsMs.size()) < load.atOnce; ++begun)
            curl_multi_add_handle(multi, begin(load, begun, new QByteArray));
        curl_multi_perform(multi, &running);
        int left = 0;
        while (const CURLMsg *message = curl_multi_info_read(multi, &left)) {
            if (message->msg != CURLMSG_DONE)
                continue;
            CURL *easy = message->easy_handle;
            const bool ended = message->data.result == CURLE_OK;
            QByteArray *body = nullptr;
            curl_easy_getinfo(easy, CURLINFO_PRIVATE, &body);
            figures.endsMs.append(double(time.nsecsElapsed()) / 1e6);
            figures.good += ended && *body == "192.0.2.1" ? 1 : 0;
            delete body;
            curl_multi_remove_handle(multi, easy);
            curl_easy_cleanup(easy);
        }
        figures.mostBytes = std::max(figures.mostBytes, double(bytesResident()));
        if (figures.endsMs.size() < load.checks)
            curl_multi_poll(multi, nullptr, 0, 100, nullptr);
    }
    figures.processorMs = processorMs() - startMs;
    figures.mostThreads = threadsNow();
    curl_multi_cleanup(multi);
    return figures;
}

} // namespace proxydeck::bench
