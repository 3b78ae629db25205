// SPDX-License-Identifier: MIT
#pragma once

#include <QPlainTextEdit>

namespace proxydeck {

/// The request as it would be sent, with secrets masked: monospaced, wrapped anywhere, as high as its text; the text
/// can be selected.
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
