// SPDX-License-Identifier: MIT
#pragma once

#include <QPlainTextEdit>

namespace proxydeck {

/// The request as it would be sent, secrets masked: monospaced, wrapped anywhere, as tall as its text, to be read and
/// selected.
class RequestPreview : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit RequestPreview(QWidget *parent = nullptr);

    void setRequest(const QString &masked);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fit();
    void useFixedFont();
};

} // namespace proxydeck
