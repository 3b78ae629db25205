// SPDX-License-Identifier: MIT
#pragma once

#include <QIODevice>

namespace proxydeck {

/// An empty body that cannot be read twice. QNetworkAccessManager repeats even a GET on a new connection when the old
/// one closes without an answer, unless the request has a body that cannot be rewound.
///
/// It reports a size of 1: from Qt 6.11 on, QNetworkAccessManager drops a body of size 0 from a GET, and the request
/// would be sent again. The request still says Content-Length 0, so Qt never reads a byte of the body.
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
