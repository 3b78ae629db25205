// SPDX-License-Identifier: MIT
#pragma once

#include <QIODevice>

namespace proxydeck {

/// An empty body that cannot be read twice. QNetworkAccessManager repeats a request on a new connection when the old one closes
/// without an answer, be it a GET; it gives up only where the request's body cannot be rewound.
class SingleUseUpload final : public QIODevice
{
public:
    SingleUseUpload() { open(QIODevice::ReadOnly); }

    bool isSequential() const override { return true; }
    bool reset() override { return false; }
    bool atEnd() const override { return true; }
    qint64 size() const override { return 1; }

protected:
    qint64 readData(char *, qint64) override { return 0; }
    qint64 writeData(const char *, qint64) override { return -1; }
};

} // namespace proxydeck
