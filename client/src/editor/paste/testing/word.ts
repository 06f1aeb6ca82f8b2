/** What Word for Windows puts on the clipboard, shortened to what matters. */
const page = (body: string): string => `<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word"
xmlns="http://www.w3.org/TR/REC-html40">
<head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings/></xml><![endif]-->
<style>
<!--
 /* Style Definitions */
 p.MsoNormal {margin:0cm; font-size:11.0pt; font-family:"Calibri",sans-serif;}
@list l0 {mso-list-id:1; mso-list-type:hybrid;}
-->
</style>
</head>
<body lang=EN-GB style='tab-interval:36.0pt;word-wrap:break-word'>
<!--StartFragment-->${body}<!--EndFragment-->
</body>
</html>`

const item = (list: string, sign: string, words: string) =>
  `<p class=MsoListParagraph style='margin-left:36.0pt;text-indent:-18.0pt;mso-list:${list} lfo1'>
<![if !supportLists]><span style='font-family:Symbol;mso-fareast-font-family:Symbol'><span
style='mso-list:Ignore'>${sign}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;
</span></span></span><![endif]>${words}<o:p></o:p></p>`

export const lists = page(
  [
    item('l0 level1', '·', 'Salt'),
    item('l0 level2', 'o', 'coarse'),
    item('l0 level1', '·', 'Rope'),
    item('l1 level1', '3.', 'third'),
    item('l1 level1', '4.', 'fourth'),
    '<p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal>After.<o:p></o:p></p>',
  ].join('\n'),
)

export const words = page(`<p class=MsoTitle>The Salt Road<o:p></o:p></p>
<h2><span lang=EN-GB style='mso-ansi-language:EN-GB'>One<o:p></o:p></span></h2>
<p class=MsoNormal style='text-align:start'>A <b style='mso-bidi-font-weight:normal'>bold</b> and
<i>leaning</i> word in <st1:place w:st="on">Seattle</st1:place>, H<sub>2</sub>O, <span
style='background:yellow;mso-highlight:yellow;font-size:11.0pt;font-family:"Calibri"'>marked</span>.</p>`)

export const comments = page(`<p class=MsoNormal><a style='mso-comment-reference:AL_1;
mso-comment-date:20261101T1200'>Kept</a><span class=MsoCommentReference><span
style='font-size:8.0pt'><![if !supportAnnotations]><a class=msocomanchor id="_anchor_1"
href="#_msocom_1" name="_msoanchor_1">[AL1]</a><![endif]></span></span> words<del>
gone</del>.</p><div style='mso-element:comment-list'><div style='mso-element:comment'><div
id="_com_1" class=msocomtxt><p class=MsoCommentText>Why?</p></div></div></div>`)

export const notes = page(`<p class=MsoNormal>Sea<a style='mso-footnote-id:ftn1' href="#_ftn1"
name="_ftnref1" title=""><span class=MsoFootnoteReference><span
style='mso-special-character:footnote'><![if !supportFootnotes]>[1]<![endif]></span></span></a> air.</p>
<div style='mso-element:footnote-list'><br clear=all><hr align=left size=1 width="33%">
<div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a
style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1" title="">[1]</a> Said the keeper.</p></div></div>`)

/** A picture is only named in the HTML; its data is in the rich text beside it. */
export const picture = page(`<p class=MsoNormal>Look: <img width=24 height=16
src="file:///C:/Users/ada/AppData/Local/Temp/msohtmlclip1/01/clip_image001.png" v:shapes="Picture_1"></p>`)

export const pictureRtf = `{\\rtf1\\ansi{\\*\\shppict{\\pict{\\*\\picprop\\shplid1025}\\picscalex100\\picw24
\\pich16\\pngblip\\bliptag-1{\\*\\blipuid 0123456789abcdef0123456789abcdef}
89504e470d0a1a0a0000000d4948445200000018000000100802000000}}}`
